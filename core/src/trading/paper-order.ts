import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Text } from '../base/text.ts';
import { Units } from '../base/units.ts';
import { Side } from '../signals/signal.ts';
import type { VenueAnswer } from './hear-venue.ts';
import { Fill, OrderSize, OrderType, TimeInForce } from './order.ts';

/** The paper venue's own record of an order: what it was asked, how far it has looked, and what became of it. */
export const PaperOrder = z.object({
  id: Id,
  userId: Id,
  instrumentId: Id,
  side: Side,
  type: OrderType,
  size: OrderSize,
  /** Of a buy: all that it may spend. */
  budgetUnits: Units,
  limitPriceUnits: z.optional(Units),
  stopPriceUnits: z.optional(Units),
  timeInForce: TimeInForce,
  /** Only prices made at this instant or later count: the order was decided then. */
  decidedAtMs: Instant,
  receivedAtMs: Instant,
  expiresAtMs: z.optional(Instant),
  status: z.enum(['open', 'filled', 'cancelled', 'expired', 'rejected']),
  reason: z.optional(Text),
  fills: z.array(Fill),
  /** When its stop was touched. */
  wokenAtMs: z.optional(Instant),
  /** When a price first passed it by: from then on it rests in the book. */
  restedAtMs: z.optional(Instant),
  /** The newest quote, and the close of the newest candle, that it was held against. */
  quotedAtMs: z.optional(Instant),
  candleToMs: z.optional(Instant),
});
export type PaperOrder = z.output<typeof PaperOrder>;

/** What the paper venue says of an order when it is asked. */
export function answerOfPaper({ status, fills, reason }: PaperOrder): VenueAnswer {
  if (status === 'rejected') return { status, reason: reason ?? { ko: '거절됨', en: 'rejected' } };
  if (status === 'open' || status === 'filled') return { status, fills };
  return { status, fills, ...(reason !== undefined && { reason }) };
}
