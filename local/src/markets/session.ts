import { dayMs, hourMs, koreaOffsetMs, minuteMs } from '@gaemi/core/base/instant.ts';

/** When a venue trades, in its own local time. Public holidays are not known here: the town trades through them. */
export interface Session {
  readonly id: 'always' | 'krx' | 'krx-futures' | 'new-york';
  readonly timeZone: string;
  readonly openMinute: number;
  readonly closeMinute: number;
  readonly weekends: boolean;
  utcOffsetMs(atMs: number): number;
}

/** A venue that never closes; its day is the UTC day, as on Upbit. */
export const always: Session = {
  id: 'always',
  timeZone: 'UTC',
  openMinute: 0,
  closeMinute: 24 * 60,
  weekends: true,
  utcOffsetMs: () => 0,
};

export const krx: Session = {
  id: 'krx',
  timeZone: 'Asia/Seoul',
  openMinute: 9 * 60,
  closeMinute: 15 * 60 + 30,
  weekends: false,
  utcOffsetMs: () => koreaOffsetMs,
};

/** Day session of KOSPI200 futures. */
export const krxFutures: Session = {
  ...krx,
  id: 'krx-futures',
  openMinute: 8 * 60 + 45,
  closeMinute: 15 * 60 + 45,
};

export const newYork: Session = {
  id: 'new-york',
  timeZone: 'America/New_York',
  openMinute: 9 * 60 + 30,
  closeMinute: 16 * 60,
  weekends: false,
  utcOffsetMs: (atMs) => (isNewYorkSummer(atMs) ? -4 : -5) * hourMs,
};

export interface SessionHours {
  readonly openAtMs: number;
  readonly closeAtMs: number;
}

/** The venue's local calendar day, as days since 1970. */
export function localDay(session: Session, atMs: number): number {
  return Math.floor((atMs + session.utcOffsetMs(atMs)) / dayMs);
}

/** The hours of a local day; a day without trading has them too, `tradesOn` tells. */
export function hoursOfDay(session: Session, day: number): SessionHours {
  const offsetMs = session.utcOffsetMs(day * dayMs + 17 * hourMs);
  const midnightMs = day * dayMs - offsetMs;
  return {
    openAtMs: midnightMs + session.openMinute * minuteMs,
    closeAtMs: midnightMs + session.closeMinute * minuteMs,
  };
}

/** Whether the venue trades on a local day. */
export function tradesOn(session: Session, day: number): boolean {
  const weekday = weekdayOf(day);
  return session.weekends || (weekday !== 0 && weekday !== 6);
}

export function isOpen(session: Session, atMs: number): boolean {
  const day = localDay(session, atMs);
  const { openAtMs, closeAtMs } = hoursOfDay(session, day);
  return tradesOn(session, day) && atMs >= openAtMs && atMs < closeAtMs;
}

/** Sunday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** From the second Sunday of March to the first of November, changing at 02:00 local. */
function isNewYorkSummer(atMs: number): boolean {
  const year = new Date(atMs).getUTCFullYear();
  const beginsAtMs = (sundayOnOrAfter(year, 2, 8) * 24 + 7) * hourMs;
  const endsAtMs = (sundayOnOrAfter(year, 10, 1) * 24 + 6) * hourMs;
  return atMs >= beginsAtMs && atMs < endsAtMs;
}

function sundayOnOrAfter(year: number, month: number, date: number): number {
  const day = Date.UTC(year, month, date) / dayMs;
  return day + ((7 - weekdayOf(day)) % 7);
}
