import { unitsToNumber } from '@gaemi/core/base/units.ts';
import { pendingStatuses } from '@gaemi/core/trading/order-moves.ts';
import { type Order, OrderStatus } from '@gaemi/core/trading/order.ts';
import * as z from 'zod/mini';
import { optionalWord } from '../../optional-word.ts';
import { summarizeFills } from './order-summary.ts';

export const orderViews = ['all', 'pending', 'filled', 'refused', 'ended'] as const;
type OrderView = (typeof orderViews)[number];

export const sortableIds = ['time', 'instrument', 'gross', 'status'] as const;
export type SortId = (typeof sortableIds)[number];

/** What the address of the orders says. */
export const OrdersSearch = z.object({
  view: optionalWord(z.enum(orderViews)),
  side: optionalWord(z.enum(['buy', 'sell'])),
  instrument: optionalWord(z.string()),
  /** The strategy, or the person. */
  source: optionalWord(z.string()),
  sort: optionalWord(z.enum(sortableIds)),
  order: optionalWord(z.enum(['up', 'down'])),
  /** The order whose details are open. */
  open: optionalWord(z.string()),
});
export type OrdersSearch = z.output<typeof OrdersSearch>;

const statusesOf: Readonly<Record<Exclude<OrderView, 'all'>, readonly OrderStatus[]>> = {
  pending: ['drafted', ...pendingStatuses],
  filled: ['filled', 'partially-filled'],
  refused: ['refused', 'rejected'],
  ended: ['cancelled', 'expired'],
};

/** What is under way first, then the newest, unless the person sorts otherwise. */
export function pickOrders(orders: readonly Order[], search: OrdersSearch): readonly Order[] {
  const { view = 'all', side, instrument, source, sort, order = 'down' } = search;
  const found = orders.filter(
    ({ status, side: ofOrder, instrumentId, strategyId }) =>
      (view === 'all' || statusesOf[view].includes(status)) &&
      (side === undefined || ofOrder === side) &&
      (instrument === undefined || instrumentId === instrument) &&
      (source === undefined || strategyId === source),
  );
  const sign = order === 'up' ? 1 : -1;
  return found.toSorted((left, right) =>
    sort === undefined
      ? Number(isPending(right)) - Number(isPending(left)) || newestFirst(left, right)
      : sign * compare(left, right, sort) || newestFirst(left, right),
  );
}

export function isPending({ status }: Pick<Order, 'status'>): boolean {
  return statusesOf.pending.includes(status);
}

/** A person has asked for its end, and the venue has not said yet what became of it. */
export function isCancelling(order: Pick<Order, 'status' | 'cancelAskedAtMs'>): boolean {
  return order.cancelAskedAtMs !== undefined && isPending(order);
}

function compare(left: Order, right: Order, sort: SortId): number {
  if (sort === 'time') return left.createdAtMs - right.createdAtMs;
  if (sort === 'instrument')
    return left.instrumentId < right.instrumentId ? -1 : Number(left.instrumentId !== right.instrumentId);
  if (sort === 'status') return OrderStatus.options.indexOf(left.status) - OrderStatus.options.indexOf(right.status);
  return grossOf(left) - grossOf(right);
}

function grossOf(order: Order): number {
  return unitsToNumber(summarizeFills(order).grossUnits);
}

function newestFirst(left: Order, right: Order): number {
  return right.createdAtMs - left.createdAtMs;
}
