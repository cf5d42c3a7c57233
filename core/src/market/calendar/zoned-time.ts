import { dayMs, hourMs, type Instant, minuteMs } from '../../base/instant.ts';
import type { SessionDate, TimeOfDay } from './trading-calendar.ts';
import { zoneOffsetMs } from './zone-offset.ts';

/** The instant of a time of day at a place; `24:00` is midnight at the end of the day. */
export function instantIn(timeZone: string, date: SessionDate, time: TimeOfDay): Instant {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const asIfUtcMs = Date.parse(date) + hour * hourMs + minute * minuteMs;
  // The offset of the guess may lie on the other side of a change of the clocks, that of the second cannot.
  const guessMs = asIfUtcMs - zoneOffsetMs(timeZone, asIfUtcMs);
  return asIfUtcMs - zoneOffsetMs(timeZone, guessMs);
}

/** The calendar day at a place. */
export function dateIn(timeZone: string, atMs: Instant): SessionDate {
  return new Date(atMs + zoneOffsetMs(timeZone, atMs)).toISOString().slice(0, 10);
}

/** The time of day at a place, `09:30`. */
export function timeIn(timeZone: string, atMs: Instant): TimeOfDay {
  return new Date(atMs + zoneOffsetMs(timeZone, atMs)).toISOString().slice(11, 16);
}

export function addDays(date: SessionDate, days: number): SessionDate {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

export function isWeekend(date: SessionDate): boolean {
  return [0, 6].includes(new Date(Date.parse(date)).getUTCDay());
}
