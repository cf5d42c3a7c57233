import type { Instant } from '../base/instant.ts';
import type { Order, OrderStatus } from './order.ts';

/** What may change together with a status. */
export type OrderPatch = Partial<Pick<Order, 'fills' | 'refusals' | 'settledAtMs' | 'settledFills' | 'idAtVenue'>>;

/**
 * Takes an order one legal step further, and notes the step in its history.
 * @throws Error for an illegal step: whoever asks has read an old order, or is about to send one twice.
 */
// oxlint-disable-next-line max-params -- most steps change nothing else; those that do say so last
export function moveOrder(
  order: Order,
  status: OrderStatus,
  step: { readonly atMs: Instant; readonly causeId: string },
  patch: OrderPatch = {},
): Order {
  if (!legalMoves[order.status].includes(status)) {
    throw new Error(`Order "${order.id}" cannot go from "${order.status}" to "${status}"`);
  }
  const { atMs, causeId } = step;
  return { ...order, ...patch, status, history: [...order.history, { status, atMs, causeId }] };
}

/** Whether nothing more will happen to an order at the venue. */
export function isTerminal(status: OrderStatus): boolean {
  return legalMoves[status].length === 0;
}

/** What may still happen at the venue, or on the way to it. */
export const pendingStatuses = [
  'accepted',
  'submitted',
  'unknown',
  'open',
  'partially-filled',
] as const satisfies readonly OrderStatus[];

/** Whether the ledger still lacks something of an order: a fill, or its ending. */
export function needsSettling({ status, fills, settledFills = 0, settledAtMs }: Order): boolean {
  if (fills.length > settledFills) return true;
  return status !== 'refused' && isTerminal(status) && settledAtMs === undefined;
}

const legalMoves: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  drafted: ['refused', 'accepted'],
  refused: [],
  // Cancelled: a halt or a person came before it left.
  accepted: ['submitted', 'cancelled'],
  submitted: ['unknown', 'open', 'partially-filled', 'filled', 'cancelled', 'rejected', 'expired'],
  // Never back to submitted: what may have been sent is looked up, not sent again.
  unknown: ['open', 'partially-filled', 'filled', 'cancelled', 'rejected', 'expired'],
  open: ['partially-filled', 'filled', 'cancelled', 'rejected', 'expired'],
  // Again: a further part was filled.
  'partially-filled': ['partially-filled', 'filled', 'cancelled', 'expired'],
  filled: [],
  cancelled: [],
  rejected: [],
  expired: [],
};
