import { dayMs, floorInstant, hourMs, type Instant, minuteMs } from './instant.ts';
import { zoneOffsetMs } from './zone-offset.ts';

/** When the scheduler wakes a function: the five fields of unix-cron, read by the clocks of a place. */
export interface Schedule {
  readonly schedule: string;
  readonly timeZone: string;
}

/** Back to the last 29th of February, over a year that has none. */
const lookBackMs = 8 * 366 * dayMs;

/**
 * The newest instant at or before another at which a schedule is due.
 *
 * @throws Error when it is no schedule, or never due.
 */
export function newestDue({ schedule, timeZone }: Schedule, nowMs: Instant): Instant {
  const fields = readFields(schedule);
  for (let atMs = floorInstant(nowMs, minuteMs); atMs > nowMs - lookBackMs;) {
    const there = new Date(atMs + zoneOffsetMs(timeZone, atMs));
    if (isDue(fields, there)) return atMs;
    atMs -= safeStepMs(fields, there);
  }
  throw new Error(`"${schedule}" is never due`);
}

function isDue(fields: Fields, there: Date): boolean {
  return isDay(fields, there) && fields.hours.has(there.getUTCHours()) && fields.minutes.has(there.getUTCMinutes());
}

/** How far back nothing is due for sure; not to midnight at once, as a day on which clocks turn is longer or shorter. */
function safeStepMs(fields: Fields, there: Date): number {
  const [hour, minute] = [there.getUTCHours(), there.getUTCMinutes()];
  if (!isDay(fields, there) && hour > 2) return (hour - 2) * hourMs;
  return isDay(fields, there) && fields.hours.has(hour) ? minuteMs : (minute + 1) * minuteMs;
}

type Fields = ReturnType<typeof readFields>;

/** A day of the month and one of the week are each enough when both are named. */
function isDay({ days, months, weekdays, isAnyDay, isAnyWeekday }: Fields, there: Date): boolean {
  const byDate = days.has(there.getUTCDate());
  const byWeek = weekdays.has(there.getUTCDay());
  const fits = isAnyDay || isAnyWeekday ? byDate && byWeek : byDate || byWeek;
  return fits && months.has(there.getUTCMonth() + 1);
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function readFields(schedule: string) {
  const texts = schedule.trim().split(/\s+/);
  const [minutes = '', hours = '', days = '', months = '', weekdays = ''] = texts;
  if (texts.length !== 5) throw notSchedule(schedule);
  const read = (text: string, range: Range) => readField(text, range) ?? fail(schedule);
  const week = read(weekdays, { least: 0, most: 7, names: weekdayNames, named: 0 });
  return {
    minutes: read(minutes, { least: 0, most: 59 }),
    hours: read(hours, { least: 0, most: 23 }),
    days: read(days, { least: 1, most: 31 }),
    months: read(months, { least: 1, most: 12, names: monthNames, named: 1 }),
    // Sunday is the first and the eighth day.
    weekdays: week.has(7) ? week.add(0) : week,
    isAnyDay: days === '*',
    isAnyWeekday: weekdays === '*',
  };
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
  /** The number of the first name. */
  readonly named?: number;
}

/** `*`, `5`, `1-5`, `MON-FRI`, `0-30/10` and lists of them. */
function readField(text: string, range: Range): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [whole, first, last, step] = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    const from = first === undefined ? range.least : numberOf(first, range);
    const isOpen = first === undefined || (last === undefined && step !== undefined);
    const to = isOpen ? range.most : numberOf(last ?? first, range);
    const by = Number(step ?? 1);
    if (whole === undefined || from === undefined || to === undefined || from > to || by < 1) return undefined;
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return values;
}

function numberOf(text: string, { least, most, names = [], named = 0 }: Range): number | undefined {
  const name = names.indexOf(text.toUpperCase());
  const value = name >= 0 ? name + named : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

function fail(schedule: string): never {
  throw notSchedule(schedule);
}

function notSchedule(schedule: string): Error {
  return new Error(`"${schedule}" is not a schedule`);
}
