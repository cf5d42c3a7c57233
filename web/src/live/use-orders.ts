import type { Order } from '@gaemi/core/trading/order.ts';
import type { LiveState } from './live-state.ts';
import { newestDocuments } from './live-target.ts';
import { useDesktop, useLive } from './use-live.ts';

/** The person's newest orders; the chart marks their fills, the table tells their story. */
export function useOrders(): LiveState<readonly Order[]> {
  const { person } = useDesktop();
  return useLive(newestDocuments({ collection: 'orders', userId: person.userId, orderBy: 'createdAtMs', limit: 30 }));
}
