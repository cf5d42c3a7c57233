import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { Crashed } from './app/crashed.tsx';
import { Frame } from './app/frame.tsx';
import { NotFound } from './app/not-found.tsx';
import { firstInstrumentId } from './live/instruments.ts';
import { Overview } from './routes/overview.tsx';

const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Crashed });

const OverviewSearch = z.object({ instrument: z.optional(z.string()) });

/** The chosen instrument is in the address, so that it survives reload and can be sent to somebody. */
const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: (search) => {
    const parsed = z.safeParse(OverviewSearch, search);
    return parsed.success ? parsed.data : {};
  },
  component: OverviewPage,
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([overviewRoute]),
  scrollRestoration: true,
  defaultPreload: 'intent',
});

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
