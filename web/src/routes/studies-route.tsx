import { getRouteApi } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { StudiesSearch } from '../features/studies/studies-search.ts';
import { Studies } from './studies.tsx';

const route = getRouteApi('/studies');

/** Joins the address and the page. */
export function StudiesRoute() {
  const navigate = route.useNavigate();
  return (
    <Studies
      search={z.parse(StudiesSearch, route.useSearch())}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}
