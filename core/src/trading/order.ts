import * as z from 'zod/mini';
import { Id, makeId } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Text } from '../base/text.ts';
import { Units } from '../base/units.ts';
import { Side } from '../signals/signal.ts';
import { VenueAccount } from './venue-keys.ts';

/**
 * `refused` is ours, `rejected` the venue's. `unknown` means that the venue did not answer: it is never sent again, only
 * looked up. `drafted` has been written and not judged.
 */
export const OrderStatus = z.enum([
  'drafted',
  'refused',
  'accepted',
  'submitted',
  'unknown',
  'open',
  'partially-filled',
  'filled',
  'cancelled',
  'rejected',
  'expired',
]);
export type OrderStatus = z.output<typeof OrderStatus>;

/** `best` takes the best price of the other side and no worse one; a stop waits until its price was traded. */
export const OrderType = z.enum(['market', 'limit', 'stop', 'stop-limit', 'best']);
export type OrderType = z.output<typeof OrderType>;

/** Until the session ends, until cancelled, what is there at once, or all at once or nothing. */
export const TimeInForce = z.enum(['day', 'gtc', 'ioc', 'fok']);
export type TimeInForce = z.output<typeof TimeInForce>;

/** A buy spends an amount of the currency, costs included, or takes a quantity up to its limit; a sale gives a quantity. Futures are counted in contracts, bought or sold. */
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
export const Refusal = z.object({
  rule: z.string(),
  text: Text,
  /** What the rule would allow in its place, where that can be said. */
  nearest: z.optional(
    z.object({
      quantityUnits: z.optional(Units),
      limitPriceUnits: z.optional(Units),
      stopPriceUnits: z.optional(Units),
    }),
  ),
});
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
  type: OrderType,
  size: OrderSize,
  /** Of `limit` and `stop-limit`: the worst price it may be filled at, exact. */
  limitPriceUnits: z.optional(Units),
  /** Of `stop` and `stop-limit`: the price whose trading wakes it. */
  stopPriceUnits: z.optional(Units),
  /** Left out: until cancelled. */
  timeInForce: z.optional(TimeInForce),
  /** What it has put aside; left out when that is its size. */
  reservedUnits: z.optional(Units),
  /** Of futures: how many of its contracts close what was held, how many open, and what is put up for one that opens. */
  contracts: z.optional(z.object({ closesUnits: Units, opensUnits: Units, marginUnits: Units })),
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
  /** How many of its fills, from the first, are in the ledger. */
  settledFills: z.optional(z.int().check(z.nonnegative())),
  /** When it had ended and all of it was in the ledger. */
  settledAtMs: z.optional(Instant),
  /** When a person asked to cancel it; it ends as the venue says. */
  cancelAskedAtMs: z.optional(Instant),
  /** The account it was sent to, from the moment it was claimed for sending; left out: paper. */
  venueAccount: z.optional(VenueAccount),
  /** What the venue itself calls it, once it has said so: what its own pages and its support ask for. */
  idAtVenue: z.optional(z.string()),
  /** The cancelled order that this one stands for: an amendment. */
  replacesOrderId: z.optional(Id),
});
export type Order = z.output<typeof Order>;

/** The same signal is the same order, however often it is told. */
export function orderId(causeId: Id): Id {
  return makeId('order', causeId);
}
