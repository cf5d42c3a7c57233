import { dayMs, type Instant } from '../base/instant.ts';
import { calendarById, type Session, knownSessionOn } from './calendar/sessions.ts';
import type { SessionDate } from './calendar/trading-calendar.ts';
import { dateIn } from './calendar/zoned-time.ts';
import { closeAtMs, type Interval } from './candle.ts';
import type { Instrument } from './instrument.ts';

/** The calendar that an instrument's sessions follow; without one of its own it trades around the clock, like crypto. */
export function calendarOf({ calendar = 'crypto' }: Pick<Instrument, 'calendar'>): string {
  return calendar;
}

/** The trading day that a daily bar stands for: the market's own date at the bar's opening. */
export function sessionDateOfBar(calendarId: string, openAtMs: Instant): SessionDate {
  return dateIn(calendarById(calendarId).timeZone, openAtMs);
}

/** The instant from which a candle may be used for decisions: a day is over when its market closes, half days earlier. */
export function decidableAtMs(
  instrument: Pick<Instrument, 'calendar'>,
  interval: Interval,
  openAtMs: Instant,
): Instant {
  if (interval !== '1d') return closeAtMs(openAtMs, interval);
  const session = sessionOfBar(instrument, openAtMs);
  // A bar of a day on which the calendar knows no session: whatever it is, it is over a day later.
  return session === undefined || session.closesAtMs <= openAtMs ? openAtMs + dayMs : session.closesAtMs;
}

/** The opening of the session that a daily bar stands for; vendors stamp it with other hours of the same day. */
export function sessionOpeningOfBar(instrument: Pick<Instrument, 'calendar'>, openAtMs: Instant): Instant {
  // What has no calendar of its own has days that begin elsewhere.
  if (instrument.calendar === undefined) return openAtMs;
  return sessionOfBar(instrument, openAtMs)?.opensAtMs ?? openAtMs;
}

function sessionOfBar(instrument: Pick<Instrument, 'calendar'>, openAtMs: Instant): Session | undefined {
  const calendarId = calendarOf(instrument);
  return knownSessionOn(calendarId, sessionDateOfBar(calendarId, openAtMs));
}
