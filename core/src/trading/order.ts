import * as z from 'zod/mini';
import { Id, makeId } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Text } from '../base/text.ts';
import { Units } from '../base/units.ts';
import { Side } from '../signals/signal.ts';

/**
 * `refused` is ours, `rejected` the venue's. `unknown` means that the venue did not answer: it is never sent again, only
 * looked up.
 */
export const OrderStatus = z.enum([
  'refused',
  'accepted',
  'submitted',
  'unknown',
  'open',
  'filled',
  'cancelled',
  'rejected',
]);
export type OrderStatus = z.output<typeof OrderStatus>;

/** A buy spends an amount of the currency, costs included; a sale gives away a quantity. */
export const OrderSize = z.discriminatedUnion('by', [
  z.object({ by: z.literal('spending'), units: Units }),
  z.object({ by: z.literal('quantity'), units: Units }),
]);
export type OrderSize = z.output<typeof OrderSize>;

/** What a venue did for an order, as whole units. */
export const Fill = z.object({
  id: Id,
  price: z.number(),
  quantityUnits: Units,
  /** Price times quantity in the currency, before fee and tax. */
  grossUnits: Units,
  feeUnits: Units,
  taxUnits: Units,
  atMs: Instant,
});
export type Fill = z.output<typeof Fill>;

/** The verdict of one gate, with the numbers it was made of. */
export const Refusal = z.object({ rule: z.string(), text: Text });
export type Refusal = z.output<typeof Refusal>;

export const Order = z.object({
  /** Also the id the venue knows it by. */
  id: Id,
  userId: Id,
  /** What asked for it: a signal, or the stop that was touched. */
  causeId: Id,
  strategyId: Id,
  instrumentId: Id,
  side: Side,
  type: z.literal('market'),
  size: OrderSize,
  /** Opening or adding a position, or reducing one; halts stop only entries. */
  intent: z.enum(['entry', 'exit']),
  status: OrderStatus,
  /** Why it was refused, rejected or cancelled: all reasons, not the first. */
  refusals: z.array(Refusal),
  fills: z.array(Fill),
  /** The price the decision was made on. */
  decisionPrice: z.number(),
  /** The logical time of the decision. */
  createdAtMs: Instant,
  /** Each status with its time and what caused it, oldest first. */
  history: z.array(z.object({ status: OrderStatus, atMs: Instant, causeId: z.string() })),
  /** When its fills reached the ledger. */
  settledAtMs: z.optional(Instant),
});
export type Order = z.output<typeof Order>;

/** The same signal is the same order, however often it is told. */
export function orderId(causeId: Id): Id {
  return makeId('order', causeId);
}
