import type { Instant } from '../base/instant.ts';
import { calendarById, type Session, sessionOn } from './calendar/sessions.ts';
import { addDays, dateIn } from './calendar/zoned-time.ts';

/** No market has ever been closed for longer. */
const searchDaysMax = 31;

/** The newest session of a calendar that was over at an instant. */
export function lastSessionBefore(calendarId: string, atMs: Instant): Session {
  const today = dateIn(calendarById(calendarId).timeZone, atMs);
  for (let days = 0; days <= searchDaysMax; days += 1) {
    const session = sessionOn(calendarId, addDays(today, -days));
    if (session !== undefined && session.closesAtMs <= atMs) return session;
  }
  throw new Error(`"${calendarId}" had no session within ${searchDaysMax} days before ${today}`);
}
