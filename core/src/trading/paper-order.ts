import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';
import { nextOpen, sessionAt } from '../market/calendar/sessions.ts';
import type { Instrument } from '../market/instrument.ts';
import { calendarOf } from '../market/instrument-calendar.ts';
import { Side } from '../signals/signal.ts';
import type { VenueAnswer } from './hear-venue.ts';
import { Fill, type Order, OrderSize, OrderType, TimeInForce } from './order.ts';

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
  reason: z.optional(z.string()),
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

/** An order as the paper venue receives it, before any price has passed. */
export function receivePaperOrder(order: Order, instrument: Instrument, atMs: Instant): PaperOrder {
  const { id, userId, instrumentId, side, type, size, limitPriceUnits, stopPriceUnits } = order;
  const timeInForce = order.timeInForce ?? 'gtc';
  return {
    id,
    userId,
    instrumentId,
    side,
    type,
    size,
    budgetUnits: side === 'buy' ? (order.reservedUnits ?? size.units) : 0n,
    ...(limitPriceUnits !== undefined && { limitPriceUnits }),
    ...(stopPriceUnits !== undefined && { stopPriceUnits }),
    timeInForce,
    decidedAtMs: order.createdAtMs,
    receivedAtMs: atMs,
    ...(timeInForce === 'day' && { expiresAtMs: sessionEnd(instrument, atMs) }),
    status: 'open',
    fills: [],
  };
}

/** What the paper venue says of an order when it is asked. */
export function answerOfPaper({ status, fills, reason }: PaperOrder): VenueAnswer {
  if (status === 'rejected') return { status, reason: reason ?? 'rejected' };
  if (status === 'open' || status === 'filled') return { status, fills };
  return { status, fills, ...(reason !== undefined && { reason }) };
}

/** The end of the session that is on, or of the next one: a day order given at night is meant for the morning. */
function sessionEnd(instrument: Instrument, atMs: Instant): Instant {
  const calendarId = calendarOf(instrument);
  return (sessionAt(calendarId, atMs) ?? nextOpen(calendarId, atMs)).closesAtMs;
}
