import type { Id } from '@gaemi/core/base/id.ts';
import type { CallableInput, CallableOutput } from '@gaemi/core/callables.ts';
import { pendingStatuses } from '@gaemi/core/trading/order-moves.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { Store } from '../adapters/store/store.ts';

/** More than a desk decides in one minute, and orders of one tick carry one time. */
const sameInstantMax = 1000;

/** Newest first. The orders of one instant are never torn apart, so that no page repeats or loses one. */
export async function readOrders(
  { only, untilMs, limit }: CallableInput<'list-orders'>,
  userId: Id,
  store: Store,
): Promise<CallableOutput<'list-orders'>> {
  if (only === 'pending') return { orders: await readPending(userId, store) };
  const newest = await store.list({
    collection: 'orders',
    userId,
    ...(untilMs !== undefined && { where: [['createdAtMs', '<=', untilMs]] as const }),
    orderBy: ['createdAtMs', 'desc'],
    limit,
  });
  const last = newest.at(-1);
  if (newest.length < limit || last === undefined) return { orders: newest };
  const whole = newest.filter(({ createdAtMs }) => createdAtMs > last.createdAtMs);
  if (whole.length > 0) return { orders: whole, nextUntilMs: last.createdAtMs };
  const orders = await store.list({
    collection: 'orders',
    userId,
    where: [['createdAtMs', '==', last.createdAtMs]],
    limit: sameInstantMax,
  });
  return { orders, nextUntilMs: last.createdAtMs - 1 };
}

/** Few by their nature: each has put something aside. */
async function readPending(userId: Id, store: Store): Promise<Order[]> {
  const pending = await store.list({
    collection: 'orders',
    userId,
    where: [['status', 'in', pendingStatuses]],
    limit: sameInstantMax,
  });
  return pending.toSorted((left, right) => right.createdAtMs - left.createdAtMs);
}
