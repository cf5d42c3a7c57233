import { describe, expect, it } from 'vitest';
import { dayMs, minuteMs } from '../../base/instant.ts';
import { calendars } from './index.ts';
import { closingReason, nextOpen, sessionAt, sessionDateOf, sessionOn } from './sessions.ts';
import { isWeekend } from './zoned-time.ts';

const at = (text: string): number => Date.parse(text);

describe('a session', () => {
  it.each([
    ['krx', '2026-11-20', '2026-11-20T09:00+09:00', '2026-11-20T15:30+09:00', 'an ordinary Friday'],
    ['krx', '2026-01-02', '2026-01-02T10:00+09:00', '2026-01-02T15:30+09:00', 'the first trading day'],
    ['krx', '2025-01-02', '2025-01-02T10:00+09:00', '2025-01-02T15:30+09:00', 'the first trading day'],
    ['krx', '2024-11-14', '2024-11-14T10:00+09:00', '2024-11-14T16:30+09:00', 'exam day'],
    ['krx', '2025-11-13', '2025-11-13T10:00+09:00', '2025-11-13T16:30+09:00', 'exam day'],
    ['krx', '2026-11-19', '2026-11-19T10:00+09:00', '2026-11-19T16:30+09:00', 'exam day'],
    ['krx-futures', '2026-11-20', '2026-11-20T08:45+09:00', '2026-11-20T15:45+09:00', 'an ordinary Friday'],
    ['krx-futures', '2026-01-02', '2026-01-02T09:45+09:00', '2026-01-02T15:45+09:00', 'the first trading day'],
    ['krx-futures', '2025-11-13', '2025-11-13T09:45+09:00', '2025-11-13T16:45+09:00', 'exam day'],
    ['krx-futures', '2023-07-28', '2023-07-28T09:00+09:00', '2023-07-28T15:45+09:00', 'before the earlier opening'],
    ['krx', '2027-01-04', '2027-01-04T10:00+09:00', '2027-01-04T15:30+09:00', 'the first trading day'],
    ['krx', '2027-11-18', '2027-11-18T10:00+09:00', '2027-11-18T16:30+09:00', 'exam day'],
    ['krx-futures-night', '2026-11-20', '2026-11-20T18:00+09:00', '2026-11-21T06:00+09:00', 'a Friday night'],
    ['krx-futures-night', '2025-06-09', '2025-06-09T18:00+09:00', '2025-06-10T06:00+09:00', 'the first night'],
    ['krx-futures-night', '2025-11-13', '2025-11-13T19:00+09:00', '2025-11-14T06:00+09:00', 'exam day'],
    ['us-stocks', '2026-11-20', '2026-11-20T09:30-05:00', '2026-11-20T16:00-05:00', 'winter'],
    ['us-stocks', '2026-07-02', '2026-07-02T09:30-04:00', '2026-07-02T16:00-04:00', 'summer, a full day in 2026'],
    ['us-stocks', '2026-03-06', '2026-03-06T09:30-05:00', '2026-03-06T16:00-05:00', 'the Friday before summer time'],
    ['us-stocks', '2026-03-09', '2026-03-09T09:30-04:00', '2026-03-09T16:00-04:00', 'the Monday after it began'],
    ['us-stocks', '2026-10-30', '2026-10-30T09:30-04:00', '2026-10-30T16:00-04:00', 'the Friday before it ends'],
    ['us-stocks', '2026-11-02', '2026-11-02T09:30-05:00', '2026-11-02T16:00-05:00', 'the Monday after it ended'],
    ['us-stocks', '2026-11-27', '2026-11-27T09:30-05:00', '2026-11-27T13:00-05:00', 'half a day after Thanksgiving'],
    ['us-stocks', '2025-07-03', '2025-07-03T09:30-04:00', '2025-07-03T13:00-04:00', 'half a day before the Fourth'],
    ['us-stocks', '2024-12-24', '2024-12-24T09:30-05:00', '2024-12-24T13:00-05:00', 'half a day on Christmas Eve'],
    ['crypto', '2026-11-22', '2026-11-22T09:00+09:00', '2026-11-23T09:00+09:00', 'a Sunday from 09:00 in Korea'],
  ])('%s on %s is %s to %s: %s', (...row) => {
    const [calendarId, date, opens, closes] = row;
    const session = sessionOn(calendarId, date);
    expect(session).toMatchObject({ calendarId, date, opensAtMs: at(opens), closesAtMs: at(closes) });
    expect(sessionAt(calendarId, at(opens) - 1)?.date, 'not yet').not.toBe(date);
    expect(sessionAt(calendarId, at(opens))).toEqual(session);
    expect(sessionAt(calendarId, at(closes) - 1)).toEqual(session);
    expect(sessionAt(calendarId, at(closes))?.date, 'no longer').not.toBe(date);
  });

  it.each([
    ['krx', '2026-02-17', 'Seollal'],
    ['krx', '2025-01-29', 'Seollal'],
    ['krx', '2025-01-27', 'Temporary public holiday'],
    ['krx', '2024-02-12', 'Seollal, substitute'],
    ['krx', '2026-09-25', 'Chuseok'],
    ['krx', '2025-10-08', 'Chuseok, substitute'],
    ['krx', '2026-01-01', "New Year's Day"],
    ['krx', '2026-12-31', 'Year-end closing day'],
    ['krx', '2027-02-08', 'Seollal'],
    ['krx', '2027-02-09', 'Seollal, substitute'],
    ['krx', '2027-05-03', 'Labour Day, substitute'],
    ['krx', '2027-07-19', 'Constitution Day, substitute'],
    ['krx', '2027-09-15', 'Chuseok'],
    ['krx', '2027-12-27', 'Christmas Day, substitute'],
    ['krx', '2027-12-31', 'Year-end closing day'],
    ['krx', '2026-06-03', 'Local elections'],
    ['krx', '2025-06-03', 'Presidential election'],
    ['krx-futures', '2026-02-17', 'Seollal'],
    ['krx-futures-night', '2026-09-24', 'Chuseok'],
    ['us-stocks', '2026-07-03', 'Independence Day'],
    ['us-stocks', '2026-11-26', 'Thanksgiving Day'],
    ['us-stocks', '2025-01-09', 'National Day of Mourning for President Carter'],
  ])('there is none: %s on %s, %s', (calendarId, date, reason) => {
    expect(sessionOn(calendarId, date)).toBeUndefined();
    expect(closingReason(calendarId, date)?.en).toBe(reason);
  });

  it('is not there on weekends, the Sundays included on which New York turns its clocks', () => {
    for (const date of ['2026-03-08', '2026-11-01', '2026-11-21']) {
      expect(sessionOn('us-stocks', date)).toBeUndefined();
      expect(sessionOn('krx', date)).toBeUndefined();
    }
  });

  it('is marked as assumed where the calendar has no data', () => {
    expect(sessionOn('krx', '2027-12-30')?.assumed).toBe(false);
    expect(sessionOn('krx', '2028-01-03')?.assumed).toBe(true);
    expect(sessionOn('crypto', '2031-01-01')?.assumed).toBe(false);
  });

  it('says why its hours are unusual', () => {
    expect(sessionOn('krx', '2026-11-19')?.reason?.en).toBe('University entrance exam day');
    expect(sessionOn('krx', '2026-11-20')?.reason).toBeUndefined();
  });
});

describe('the next opening', () => {
  it.each([
    ['krx', '2026-02-13T15:30+09:00', '2026-02-19T09:00+09:00', 'Seollal and its weekend are skipped'],
    ['krx', '2025-10-02T18:00+09:00', '2025-10-10T09:00+09:00', 'the golden week of Chuseok'],
    ['krx', '2025-12-30T20:00+09:00', '2026-01-02T10:00+09:00', 'year end, and the late first opening'],
    ['us-stocks', '2026-03-06T21:00Z', '2026-03-09T13:30Z', 'an hour earlier in UTC after the clocks turned'],
    ['us-stocks', '2026-10-30T20:00Z', '2026-11-02T14:30Z', 'and an hour later'],
    ['us-stocks', '2026-11-20T14:30Z', '2026-11-20T14:30Z', 'an instant of opening is itself'],
    ['crypto', '2026-11-20T12:00Z', '2026-11-21T00:00Z', 'the next day of Korea at nine'],
  ])('%s after %s is %s: %s', (...row) => {
    const [calendarId, after, opening] = row;
    expect(new Date(nextOpen(calendarId, at(after)).opensAtMs)).toEqual(new Date(at(opening)));
  });
});

describe('the date that a price belongs to', () => {
  it.each([
    ['us-stocks', '2026-11-20T16:00+09:00', '2026-11-19', 'the Korean afternoon is still yesterday in New York'],
    ['us-stocks', '2026-11-20T23:30+09:00', '2026-11-20', 'until New York opens'],
    ['us-stocks', '2026-11-22T12:00Z', '2026-11-20', 'a Sunday belongs to Friday'],
    ['krx', '2026-02-17T12:00+09:00', '2026-02-13', 'Seollal belongs to the Friday before'],
    ['krx', '2026-11-20T08:59+09:00', '2026-11-19', 'before the opening'],
    ['crypto', '2026-11-20T08:59+09:00', '2026-11-19', 'before nine in Korea'],
    ['crypto', '2026-11-20T09:00+09:00', '2026-11-20', 'from nine on'],
  ])('%s at %s is %s: %s', (...row) => {
    const [calendarId, instant, date] = row;
    expect(sessionDateOf(calendarId, at(instant))).toBe(date);
  });
});

describe('the list of calendars', () => {
  it.each(calendars.map((calendar) => [calendar.id, calendar] as const))('%s holds sound data', (_id, calendar) => {
    const days = [...calendar.closed, ...calendar.special].map(({ date }) => date);
    expect(new Set(days).size, 'no day twice').toBe(days.length);
    expect(days.filter(isWeekend), 'no day that is closed anyway').toEqual([]);
    expect(days.filter((date) => new Date(Date.parse(date)).toISOString().slice(0, 10) !== date)).toEqual([]);
    const { from = '', to = '' } = calendar.known ?? {};
    expect(
      days.filter((date) => date < from || date > to),
      'no day outside of what is said to be known',
    ).toEqual([]);
  });

  it('has about as many trading days a year as the exchanges announced', () => {
    const count = (id: string, year: number): number =>
      Array.from({ length: 366 }, (_, day) =>
        new Date(Date.UTC(year, 0, 1) + day * dayMs).toISOString().slice(0, 10),
      ).filter((date) => date.startsWith(String(year)) && sessionOn(id, date) !== undefined).length;
    expect([2024, 2025].map((year) => count('krx', year))).toEqual([244, 242]);
    expect([2024, 2025, 2026].map((year) => count('us-stocks', year))).toEqual([252, 250, 251]);
  });

  it('refuses a calendar that it does not have', () => {
    expect(() => sessionOn('lse', '2026-11-20')).toThrow('"lse" is no calendar; there are krx, krx-futures');
    expect(() => sessionOn('krx', '2010-01-04')).toThrow('knows no hours for 2010-01-04');
    expect(sessionAt('krx', at('2026-11-20T09:00+09:00') + minuteMs)?.date).toBe('2026-11-20');
  });
});
