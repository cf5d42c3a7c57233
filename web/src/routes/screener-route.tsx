import { getRouteApi } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { ScreenerSearch } from '../features/screens/pick-rows.ts';
import { ScreenerPage } from '../features/screens/screener-page.tsx';

const route = getRouteApi('/screener');

/** Joins the address and the page. */
export function ScreenerRoute() {
  const navigate = route.useNavigate();
  return (
    <ScreenerPage
      search={z.parse(ScreenerSearch, route.useSearch())}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}
