import type { Order } from '@gaemi/core/trading/order.ts';
import { knownValue, type LiveState } from './live-state.ts';

type Orders = LiveState<readonly Order[]>;

/** Two listeners as one list, each order once, newest first; no better than the worse of the two. */
export function mergeOrders(newest: Orders, pending: Orders): Orders {
  for (const status of ['failed', 'loading'] as const) {
    const worse = [newest, pending].find((state) => state.status === status);
    if (worse !== undefined) return worse;
  }
  const known = [...(knownValue(newest) ?? []), ...(knownValue(pending) ?? [])];
  if (known.length === 0) return { status: 'empty' };
  const value = [...new Map(known.map((order) => [order.id, order])).values()].toSorted(
    (left, right) => right.createdAtMs - left.createdAtMs,
  );
  const confirmed = [newest, pending].flatMap((state) => ('confirmedAtMs' in state ? [state.confirmedAtMs] : []));
  const status = newest.status === 'stale' || pending.status === 'stale' ? 'stale' : 'live';
  return { status, value, confirmedAtMs: Math.min(...confirmed) };
}
