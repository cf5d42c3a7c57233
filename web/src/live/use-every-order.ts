import { pendingStatuses } from '@gaemi/core/trading/order-moves.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { useMemo } from 'react';
import type { LiveState } from './live-state.ts';
import { newestDocuments } from './live-target.ts';
import { mergeOrders } from './merge-orders.ts';
import { useDesktop, useLive } from './use-live.ts';

// Apart from `use-orders.ts`: the first screen must not wait for what only the page of orders needs.

/** What a page of orders listens to; older ones are asked for. */
export const newestOrdersMax = 50;

/** The newest, and whatever is still under way however old it is. */
export function useEveryOrder(): LiveState<readonly Order[]> {
  const { userId } = useDesktop().person;
  const newest = useLive(
    newestDocuments({ collection: 'orders', userId, orderBy: 'createdAtMs', limit: newestOrdersMax }),
  );
  const pending = useLive(
    newestDocuments({
      collection: 'orders',
      userId,
      limit: newestOrdersMax,
      where: { field: 'status', is: 'among', value: pendingStatuses },
    }),
  );
  return useMemo(() => mergeOrders(newest, pending), [newest, pending]);
}
