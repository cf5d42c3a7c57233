import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Crashed } from './ui/crashed.tsx';
import { Frame } from './app/frame.tsx';
import { NotFound } from './app/not-found.tsx';
import { firstInstrumentId } from './live/instruments.ts';
import { loadPage } from './preferences.ts';
import { Overview } from './routes/overview.tsx';
import { plainSearch } from './address.ts';

const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Crashed });

/** The chosen instrument is in the address, so that it survives reload and can be sent to somebody. */
const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: plainSearch,
  component: OverviewPage,
});

const marketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/markets/$instrumentId',
  validateSearch: plainSearch,
  component: lazyRouteComponent(() => loadPage(() => import('./routes/market-route.tsx')), 'MarketRoute'),
});

const ordersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders',
  validateSearch: plainSearch,
  component: lazyRouteComponent(() => loadPage(() => import('./routes/orders-route.tsx')), 'OrdersRoute'),
});

const screenerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/screener',
  validateSearch: plainSearch,
  component: lazyRouteComponent(() => loadPage(() => import('./routes/screener-route.tsx')), 'ScreenerRoute'),
});

const studiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/studies',
  validateSearch: plainSearch,
  component: lazyRouteComponent(() => loadPage(() => import('./routes/studies-route.tsx')), 'StudiesRoute'),
});

const watchlistRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/watchlist',
  component: lazyRouteComponent(
    () => loadPage(() => import('./features/watchlist/watchlist-page.tsx')),
    'WatchlistPage',
  ),
});

const bankRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bank',
  validateSearch: plainSearch,
  component: lazyRouteComponent(() => loadPage(() => import('./routes/bank-route.tsx')), 'BankRoute'),
});

const incidentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents',
  component: lazyRouteComponent(() => loadPage(() => import('./features/risk/incidents-page.tsx')), 'IncidentsPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => loadPage(() => import('./routes/account-route.tsx')), 'AccountRoute'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    overviewRoute,
    marketRoute,
    ordersRoute,
    watchlistRoute,
    screenerRoute,
    studiesRoute,
    bankRoute,
    incidentsRoute,
    accountRoute,
  ]),
  scrollRestoration: true,
  defaultPreload: 'intent',
  // A page that cannot be drawn leaves the frame around it alone, and with it the way to halt.
  defaultErrorComponent: Crashed,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function OverviewPage() {
  const { instrument = firstInstrumentId } = overviewRoute.useSearch();
  const navigate = overviewRoute.useNavigate();
  return (
    <Overview
      instrumentId={instrument}
      onChoose={(instrumentId) => void navigate({ search: { instrument: instrumentId }, resetScroll: false })}
    />
  );
}
