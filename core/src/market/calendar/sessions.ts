import type { Instant } from '../../base/instant.ts';
import type { Text } from '../../base/text.ts';
import { calendars } from './index.ts';
import type { DatedHours, Hours, SessionDate, TradingCalendar } from './trading-calendar.ts';
import { addDays, dateIn, instantIn, isWeekend } from './zoned-time.ts';

/** One trading day of a market. */
export interface Session {
  readonly calendarId: string;
  readonly date: SessionDate;
  readonly opensAtMs: Instant;
  /** The first instant that no longer belongs to it. */
  readonly closesAtMs: Instant;
  /** Why its hours are not the usual ones. */
  readonly reason?: Text;
  /** True where the calendar has no data: a weekday like any other is assumed, and a holiday may be missed. */
  readonly assumed: boolean;
}

/** The session of a calendar day, or nothing when the market stays closed. */
export function sessionOn(calendarId: string, date: SessionDate): Session | undefined {
  const calendar = calendarById(calendarId);
  const special = calendar.special.find((day) => day.date === date);
  if (special !== undefined) return { ...sessionOf(calendar, date, special), reason: special.name };
  if (!calendar.weekends && isWeekend(date)) return undefined;
  if (calendar.closed.some((day) => day.date === date)) return undefined;
  return sessionOf(calendar, date, usualHours(calendar, date));
}

/** The session of a day of history, which reaches further back than what is known of opening hours: nothing there. */
export function knownSessionOn(calendarId: string, date: SessionDate): Session | undefined {
  const [first] = calendarById(calendarId).hours;
  return first === undefined || date < first.validFrom ? undefined : sessionOn(calendarId, date);
}

/** Why the market stays closed on a day, or nothing when it does not or when it is a weekend. */
export function closingReason(calendarId: string, date: SessionDate): Text | undefined {
  return calendarById(calendarId).closed.find((day) => day.date === date)?.name;
}

/** The session that is on at an instant, or nothing while the market is closed. */
export function sessionAt(calendarId: string, atMs: Instant): Session | undefined {
  const calendar = calendarById(calendarId);
  const today = dateIn(calendar.timeZone, atMs);
  // A session that ends in the night began the day before.
  const isNightly = calendar.hours.some(({ closes }) => closes > '24:00');
  const since = calendar.hours[0]?.validFrom ?? '';
  const dates = isNightly ? [today, addDays(today, -1)].filter((date) => date >= since) : [today];
  return dates
    .map((date) => sessionOn(calendarId, date))
    .find((session) => session !== undefined && session.opensAtMs <= atMs && atMs < session.closesAtMs);
}

/** The first session that opens at or after an instant. */
export function nextOpen(calendarId: string, atMs: Instant): Session {
  return search(calendarId, atMs, { step: 1, fits: ({ opensAtMs }) => opensAtMs >= atMs });
}

/**
 * The day that a price of this instant belongs to: that of the newest session that has opened. On a Sunday it is Friday's,
 * in the Korean afternoon New York's is the day before.
 */
export function sessionDateOf(calendarId: string, atMs: Instant): SessionDate {
  return search(calendarId, atMs, { step: -1, fits: ({ opensAtMs }) => opensAtMs <= atMs }).date;
}

/** @throws Error for an id that is not on the list; whoever names one has made a mistake. */
export function calendarById(calendarId: string): TradingCalendar {
  const calendar = calendars.find(({ id }) => id === calendarId);
  if (calendar !== undefined) return calendar;
  throw new Error(`"${calendarId}" is no calendar; there are ${calendars.map(({ id }) => id).join(', ')}`);
}

/** No market has ever been closed for so long that a month would not find its next session. */
const searchDaysMax = 31;

interface Search {
  readonly step: 1 | -1;
  readonly fits: (session: Session) => boolean;
}

function search(calendarId: string, atMs: Instant, { step, fits }: Search): Session {
  const today = dateIn(calendarById(calendarId).timeZone, atMs);
  for (let days = 0; days <= searchDaysMax; days += 1) {
    const session = sessionOn(calendarId, addDays(today, step * days));
    if (session !== undefined && fits(session)) return session;
  }
  throw new Error(`"${calendarId}" has no session within ${searchDaysMax} days of ${today}`);
}

function sessionOf({ id, timeZone, known }: TradingCalendar, date: SessionDate, { opens, closes }: Hours): Session {
  return {
    calendarId: id,
    date,
    opensAtMs: instantIn(timeZone, date, opens),
    closesAtMs: instantIn(timeZone, date, closes),
    assumed: known !== undefined && (date < known.from || date > known.to),
  };
}

function usualHours({ id, hours }: TradingCalendar, date: SessionDate): DatedHours {
  const valid = hours.findLast(({ validFrom }) => validFrom <= date);
  if (valid !== undefined) return valid;
  throw new Error(`The calendar "${id}" knows no hours for ${date}; they begin on ${hours[0]?.validFrom ?? 'no day'}`);
}
