import { getRouteApi } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { OrdersPage } from '../features/trading/orders-page.tsx';
import { OrdersSearch } from '../features/trading/pick-orders.ts';

const route = getRouteApi('/orders');

/** Joins the address and the page. */
export function OrdersRoute() {
  const navigate = route.useNavigate();
  return (
    <OrdersPage
      search={z.parse(OrdersSearch, route.useSearch())}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}
