import type { Instant } from '../base/instant.ts';
import { nextOpen, sessionAt } from '../market/calendar/sessions.ts';
import { isFuture } from '../market/contract.ts';
import { contractEnd } from '../market/contract-end.ts';
import type { Instrument } from '../market/instrument.ts';
import { calendarOf } from '../market/instrument-calendar.ts';
import type { Order } from './order.ts';
import type { PaperOrder } from './paper-order.ts';

// Beside the schema and not in it: the page carries all schemas, and the calendars only where it needs them.

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
    ...expiryOf(instrument, timeInForce, atMs),
    status: 'open',
    fills: [],
  };
}

/** An order for a future ends with its contract: the next one is another thing. */
function expiryOf(
  instrument: Instrument,
  timeInForce: PaperOrder['timeInForce'],
  atMs: Instant,
): Pick<PaperOrder, 'expiresAtMs'> {
  const ends = [
    ...(timeInForce === 'day' ? [sessionEnd(instrument, atMs)] : []),
    ...(isFuture(instrument) ? [contractEnd(instrument, atMs).endsAtMs] : []),
  ];
  return ends.length === 0 ? {} : { expiresAtMs: Math.min(...ends) };
}

/** The end of the session that is on, or of the next one: a day order given at night is meant for the morning. */
function sessionEnd(instrument: Instrument, atMs: Instant): Instant {
  const calendarId = calendarOf(instrument);
  return (sessionAt(calendarId, atMs) ?? nextOpen(calendarId, atMs)).closesAtMs;
}
