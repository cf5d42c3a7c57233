import { makeId } from '../base/id.ts';
import { calendarById, knownSessionOn } from './calendar/sessions.ts';
import { instantIn } from './calendar/zoned-time.ts';
import type { CorporateAction } from './corporate-action.ts';
import type { Instrument } from './instrument.ts';
import { calendarOf } from './instrument-calendar.ts';

// Beside the schema and not in it: the page reads the schema at once, and the calendars only where it needs them.

/** What every action says of itself; the same kind on the same day is the same action, however often it is read. */
export function actionOf(
  instrument: Pick<Instrument, 'id' | 'calendar'>,
  { kind, date, source }: { readonly kind: CorporateAction['kind']; readonly date: string; readonly source: string },
) {
  const calendarId = calendarOf(instrument);
  // A day without a session, as the calendar has it: the action is in force from its midnight on.
  const midnightMs = () => instantIn(calendarById(calendarId).timeZone, date, '00:00');
  const atMs = knownSessionOn(calendarId, date)?.opensAtMs ?? midnightMs();
  return { id: makeId(instrument.id, kind, date), instrumentId: instrument.id, date, atMs, source };
}
