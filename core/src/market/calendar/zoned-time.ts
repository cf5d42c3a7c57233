import { dayMs, hourMs, type Instant, minuteMs } from '../../base/instant.ts';
import type { SessionDate, TimeOfDay } from './trading-calendar.ts';

/** The instant of a time of day at a place; `24:00` is midnight at the end of the day. */
export function instantIn(timeZone: string, date: SessionDate, time: TimeOfDay): Instant {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const asIfUtcMs = Date.parse(date) + hour * hourMs + minute * minuteMs;
  // The offset of the guess may lie on the other side of a change of the clocks, that of the second cannot.
  const guessMs = asIfUtcMs - offsetMs(timeZone, asIfUtcMs);
  return asIfUtcMs - offsetMs(timeZone, guessMs);
}

/** The calendar day at a place. */
export function dateIn(timeZone: string, atMs: Instant): SessionDate {
  return new Date(atMs + offsetMs(timeZone, atMs)).toISOString().slice(0, 10);
}

/** The time of day at a place, `09:30`. */
export function timeIn(timeZone: string, atMs: Instant): TimeOfDay {
  return new Date(atMs + offsetMs(timeZone, atMs)).toISOString().slice(11, 16);
}

export function addDays(date: SessionDate, days: number): SessionDate {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

export function isWeekend(date: SessionDate): boolean {
  return [0, 6].includes(new Date(Date.parse(date)).getUTCDay());
}

/** How far the clocks of a place are ahead of UTC at an instant; clocks turn on whole hours of UTC. */
function offsetMs(timeZone: string, atMs: Instant): number {
  const hour = Math.floor(atMs / hourMs);
  const key = `${timeZone} ${hour}`;
  const known = offsetsMs.get(key);
  if (known !== undefined) return known;
  const offset = readOffsetMs(timeZone, hour * hourMs);
  // A backtest asks for years of hours; more than a few of them are not worth the memory.
  if (offsetsMs.size >= 20_000) offsetsMs.clear();
  offsetsMs.set(key, offset);
  return offset;
}

/** Asking the formatter takes a hundred times as long as remembering. */
const offsetsMs = new Map<string, number>();

function readOffsetMs(timeZone: string, atMs: Instant): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - atMs;
}

/** Making one takes a hundred times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const [numeric, hourCycle] = ['numeric', 'h23'] as const;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle,
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formatters.set(timeZone, made);
  return made;
}
