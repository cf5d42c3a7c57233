import type { Instant } from '../base/instant.ts';
import { nextOpen, sessionAt } from '../market/calendar/sessions.ts';
import type { Instrument } from '../market/instrument.ts';
import { calendarOf } from '../market/instrument-calendar.ts';
import { rulesOf } from './rulebook.ts';

/** When the venue takes the next order, or nothing when it takes one now. */
export function ordersWaitUntil(instrument: Instrument, atMs: Instant): Instant | undefined {
  const { ordersBeforeOpenMs } = rulesOf(instrument.venue, atMs);
  if (ordersBeforeOpenMs === undefined) return undefined;
  const calendarId = calendarOf(instrument);
  if (sessionAt(calendarId, atMs) !== undefined) return undefined;
  const fromMs = nextOpen(calendarId, atMs).opensAtMs - ordersBeforeOpenMs;
  return fromMs <= atMs ? undefined : fromMs;
}
