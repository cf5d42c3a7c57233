import { type Instant, koreanDate, minuteMs } from '../base/instant.ts';
import { type Session, sessionOn } from './calendar/sessions.ts';
import { addDays } from './calendar/zoned-time.ts';
import type { Instrument } from './instrument.ts';
import { calendarOf } from './instrument-calendar.ts';

/** The last session of a contract, and when its own trading ends within it. */
export interface ContractEnd {
  readonly session: Session;
  readonly endsAtMs: Instant;
}

/** On its last day a contract is traded until 15:20, the others until 15:45 (Korea Exchange). */
const earlierMs = 25 * minuteMs;

/** No two holidays ever closed the market for longer before a second Thursday. */
const closedDaysMax = 14;

/** Codes name the last digit of a year. Contracts are listed for three years, so it is one of those around now. */
const yearsAhead = 6;

/**
 * When a future ends: on the second Thursday of its month, or the session before when that day is closed. The nearest
 * contract is the one whose last session has not closed yet; one with a month of its own ends once.
 */
export function contractEnd(instrument: Instrument, atMs: Instant): ContractEnd {
  const [year = 0, month = 0] = koreanDate(atMs).split('-').map(Number);
  const own = /^A0[15](\d)(\d\d)\.KF$/.exec(instrument.id);
  if (own !== null) {
    const lastYear = year + yearsAhead;
    return endOfMonth(instrument, lastYear - ((lastYear - Number(own[1])) % 10), Number(own[2]));
  }
  const quarter = Math.ceil(month / 3) * 3;
  const current = endOfMonth(instrument, year, quarter);
  if (current.session.closesAtMs > atMs) return current;
  return quarter === 12 ? endOfMonth(instrument, year + 1, 3) : endOfMonth(instrument, year, quarter + 3);
}

function endOfMonth(instrument: Instrument, year: number, month: number): ContractEnd {
  const calendarId = calendarOf(instrument);
  const thursday = secondThursday(year, month);
  for (let days = 0; days <= closedDaysMax; days += 1) {
    const session = sessionOn(calendarId, addDays(thursday, -days));
    if (session !== undefined) return { session, endsAtMs: session.closesAtMs - earlierMs };
  }
  throw new Error(`"${calendarId}" has no session within ${closedDaysMax} days before ${thursday}`);
}

function secondThursday(year: number, month: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const toThursday = (4 - first.getUTCDay() + 7) % 7;
  return new Date(Date.UTC(year, month - 1, 1 + toThursday + 7)).toISOString().slice(0, 10);
}
