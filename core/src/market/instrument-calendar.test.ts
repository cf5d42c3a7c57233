import { describe, expect, it } from 'vitest';
import { decidableAtMs, sessionDateOfBar, sessionOpeningOfBar } from './instrument-calendar.ts';
import { lastSessionBefore } from './last-session.ts';

const at = (text: string) => Date.parse(text);

describe('a candle may be decided on', () => {
  it.each([
    ['1d', 'krx', '2026-11-20T09:00+09:00', '2026-11-20T15:30+09:00', 'a day, from the close of its market on'],
    ['1d', 'krx', '2026-11-19T10:00+09:00', '2026-11-19T16:30+09:00', 'later on the day of the exam'],
    ['1d', 'us-stocks', '2026-11-20T14:30Z', '2026-11-20T21:00Z', 'in winter'],
    ['1d', 'us-stocks', '2026-07-01T13:30Z', '2026-07-01T20:00Z', 'in summer'],
    ['1d', 'us-stocks', '2026-11-27T14:30Z', '2026-11-27T18:00Z', 'earlier on a half day'],
    ['1d', 'us-stocks', '2026-11-26T14:30Z', '2026-11-27T14:30Z', 'a bar of a day that the calendar calls closed'],
    ['1d', 'crypto', '2026-11-20T09:00+09:00', '2026-11-21T09:00+09:00', 'a crypto day, at nine in Korea'],
    ['1d', undefined, '2026-11-20T00:00Z', '2026-11-21T00:00Z', 'what has no calendar, a day later'],
    ['1h', 'krx', '2026-11-20T15:00+09:00', '2026-11-20T16:00+09:00', 'an hour, after an hour'],
    ['1m', 'crypto', '2026-11-20T09:00Z', '2026-11-20T09:01Z', 'a minute, after a minute'],
  ] as const)('%s of %s from %s at %s: %s', (...row) => {
    const [interval, calendar, openAt, decidableAt] = row;
    const instrument = calendar === undefined ? {} : { calendar };
    expect(new Date(decidableAtMs(instrument, interval, at(openAt)))).toEqual(new Date(decidableAt));
  });
});

describe('a daily bar', () => {
  it('carries the date of its session, not that of Greenwich', () => {
    expect(sessionDateOfBar('us-stocks', at('2026-11-21T00:30Z'))).toBe('2026-11-20');
    expect(sessionDateOfBar('krx', at('2026-11-19T15:00Z'))).toBe('2026-11-20');
    expect(sessionDateOfBar('crypto', at('2026-11-20T09:00+09:00'))).toBe('2026-11-20');
  });
});

describe('a daily bar, however its vendor stamps it,', () => {
  it.each([
    ['krx', '2026-11-19T09:00+09:00', '2026-11-19T10:00+09:00', 'opens later on the day of the exam'],
    ['krx', '2026-11-20T00:00+09:00', '2026-11-20T09:00+09:00', 'opens with its market'],
    ['us-stocks', '2026-11-26T14:30Z', '2026-11-26T14:30Z', 'stays where it is on a day without a session'],
    ['krx', '2010-01-05T09:00+09:00', '2010-01-05T09:00+09:00', 'stays where it is before the hours are known'],
    [undefined, '2026-06-21T23:00Z', '2026-06-21T23:00Z', 'stays where it is without a calendar'],
  ] as const)('of %s at %s is at %s: it %s', (...row) => {
    const [calendar, stamp, opening] = row;
    const instrument = calendar === undefined ? {} : { calendar };
    expect(new Date(sessionOpeningOfBar(instrument, at(stamp)))).toEqual(new Date(at(opening)));
  });
});

describe('the last session that is over', () => {
  it.each([
    ['krx', '2026-11-20T15:30+09:00', '2026-11-20', 'the day itself from its close on'],
    ['krx', '2026-11-20T15:29+09:00', '2026-11-19', 'not a minute before'],
    ['krx', '2026-02-18T12:00+09:00', '2026-02-13', 'across Seollal'],
    ['us-stocks', '2026-11-27T18:00Z', '2026-11-27', 'a half day closes early'],
    ['crypto', '2026-11-20T09:00+09:00', '2026-11-19', 'at nine in Korea the day before has ended'],
  ])('of %s at %s is %s: %s', (...row) => {
    const [calendarId, instant, date] = row;
    expect(lastSessionBefore(calendarId, at(instant)).date).toBe(date);
  });
});
