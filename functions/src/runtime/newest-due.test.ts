import { describe, expect, it } from 'vitest';
import { newestDue } from './newest-due.ts';

const seoul = 'Asia/Seoul';
const newYork = 'America/New_York';

function due(schedule: string, timeZone: string, now: string): string {
  return new Date(newestDue({ schedule, timeZone }, Date.parse(now))).toISOString().slice(0, 16);
}

describe('when a schedule was due last', () => {
  it.each([
    ['every minute', '* * * * *', seoul, '2026-11-20T01:02:59Z', '2026-11-20T01:02'],
    ['every twenty minutes', '*/20 * * * *', seoul, '2026-11-20T01:39Z', '2026-11-20T01:20'],
    ['some minutes', '5,25 * * * *', seoul, '2026-11-20T01:04Z', '2026-11-20T00:25'],
    ['some hours of a place', '*/10 15-18 * * *', seoul, '2026-11-20T12:00Z', '2026-11-20T09:50'],
    ['once a day', '0 9 * * *', seoul, '2026-11-20T00:00Z', '2026-11-20T00:00'],
    ['once a day, not yet today', '0 9 * * *', seoul, '2026-11-19T23:59Z', '2026-11-19T00:00'],
    ['working days by name', '0 9 * * MON-FRI', seoul, '2026-11-22T12:00Z', '2026-11-20T00:00'],
    ['Sunday as the seventh day', '0 9 * * 7', seoul, '2026-11-23T12:00Z', '2026-11-22T00:00'],
    ['a day of the month or one of the week', '0 0 1 * MON', 'UTC', '2026-11-20T12:00Z', '2026-11-16T00:00'],
    ['a month by name', '30 12 24 DEC *', 'UTC', '2026-11-20T12:00Z', '2025-12-24T12:30'],
    ['a leap day', '0 0 29 2 *', 'UTC', '2026-11-20T12:00Z', '2024-02-29T00:00'],
    ['before the clocks turned', '30 23 * * *', newYork, '2026-03-08T12:00Z', '2026-03-08T04:30'],
    ['after the clocks turned', '30 23 * * *', newYork, '2026-03-09T12:00Z', '2026-03-09T03:30'],
    ['an hour that the clocks left out', '30 2 * * *', newYork, '2026-03-08T20:00Z', '2026-03-07T07:30'],
  ])('%s', (_case, schedule, timeZone, now, expected) => {
    expect(due(schedule, timeZone, now)).toBe(expected);
  });

  it.each(['at tea time', '60 * * * *', '* 24 * * *', '5-1 * * * *', '* * * 13 *', '0 0 30 2 *'])(
    'is an error for "%s"',
    (schedule) => {
      expect(() => newestDue({ schedule, timeZone: seoul }, 0)).toThrow(/constraint|invalid|resolve/i);
    },
  );
});
