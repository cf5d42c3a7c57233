import { dayMs, hourMs } from '../../base/instant.ts';
import { sessionDateOf, sessionOn } from '../../market/calendar/sessions.ts';
import type { SessionDate } from '../../market/calendar/trading-calendar.ts';
import type { Candle } from '../../market/candle.ts';
import type { Instrument } from '../../market/instrument.ts';
import { calendarOf, sessionDateOfBar } from '../../market/instrument-calendar.ts';
import { type Measured, tooFewBars } from './measure.ts';
import type { NewestPrice } from './screen-input.ts';

/**
 * How far the price is from the close so many sessions before its own, as a fraction. A price made after the close belongs
 * to the session that it closed, so that on a Sunday the change is Friday's.
 */
export function measureChange(
  { instrument, days }: { readonly instrument: Instrument; readonly days: readonly Candle[] },
  { price, atMs }: NewestPrice,
  sessions: number,
): Measured<number> {
  const date = priceDate(instrument, atMs);
  // From behind: the price is of today or yesterday, and dates cost.
  let before = days.length - 1;
  while (before >= 0 && barDate(instrument, days[before]) >= date) before -= 1;
  const reference = days[before - sessions + 1];
  if (reference === undefined) return tooFewBars(sessions, before + 1);
  if (isStale(instrument, date, barDate(instrument, days[before]))) return { missing: { because: 'stale-bars' } };
  return { value: price / reference.close - 1 };
}

function priceDate(instrument: Instrument, atMs: number): SessionDate {
  return sessionDateOf(calendarOf(instrument), atMs + beginsEarlierMs(instrument));
}

function barDate(instrument: Instrument, bar: Candle | undefined): SessionDate {
  return sessionDateOfBar(calendarOf(instrument), (bar?.openAtMs ?? 0) + beginsEarlierMs(instrument));
}

/** A day of an exchange rate begins at midnight in London, which in summer is an hour before that of UTC. */
function beginsEarlierMs({ kind }: Instrument): number {
  return kind === 'currency' ? hourMs : 0;
}

/** No market but crypto trades through a weekend, and none rests longer than this. */
const restMaxMs = 4 * dayMs;

/** Whether a session lies between the newest bar before the price's own session and that session. */
function isStale(instrument: Instrument, date: SessionDate, newest: SessionDate): boolean {
  const calendarId = calendarOf(instrument);
  const session = sessionOn(calendarId, date);
  // Exchange rates rest on weekends, and of days the calendar does not know a holiday may be missed.
  const isUnknown = session === undefined || session.assumed || instrument.kind === 'currency';
  if (isUnknown) return Date.parse(date) - Date.parse(newest) > restMaxMs;
  return sessionDateOf(calendarId, session.opensAtMs - 1) !== newest;
}
