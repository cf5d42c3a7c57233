import { getRouteApi } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { MarketSearch } from '../features/market/market-search.ts';
import { Market } from './market.tsx';

const route = getRouteApi('/markets/$instrumentId');

/** Joins the address and the page. */
export function MarketRoute() {
  const { instrumentId } = route.useParams();
  const search = z.parse(MarketSearch, route.useSearch());
  const navigate = route.useNavigate();
  return (
    <Market
      instrumentId={instrumentId}
      search={search}
      onSearch={(change) => void navigate({ search: change, replace: true, resetScroll: false })}
      onChoose={(next) =>
        void navigate({ params: { instrumentId: next }, search: ({ indicators }) => ({ indicators }) })
      }
    />
  );
}
