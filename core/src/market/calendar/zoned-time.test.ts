import { describe, expect, it } from 'vitest';
import { addDays, dateIn, instantIn } from './zoned-time.ts';

describe('a time of day at a place', () => {
  it.each([
    ['Asia/Seoul', '2026-11-20', '09:00', '2026-11-20T00:00Z'],
    ['UTC', '2026-11-20', '24:00', '2026-11-21T00:00Z'],
    ['America/New_York', '2026-03-08', '01:59', '2026-03-08T06:59Z'],
    ['America/New_York', '2026-03-08', '03:30', '2026-03-08T07:30Z'],
    ['America/New_York', '2026-11-01', '00:30', '2026-11-01T04:30Z'],
    ['America/New_York', '2026-11-01', '02:30', '2026-11-01T07:30Z'],
  ])('in %s on %s at %s is %s, on the night the clocks turn too', (...row) => {
    const [timeZone, date, time, instant] = row;
    expect(new Date(instantIn(timeZone, date, time))).toEqual(new Date(instant));
  });
});

describe('the day at a place', () => {
  it('is that of its own clocks', () => {
    expect(dateIn('Asia/Seoul', Date.parse('2026-11-19T15:00Z'))).toBe('2026-11-20');
    expect(dateIn('America/New_York', Date.parse('2026-11-20T04:59Z'))).toBe('2026-11-19');
    expect(dateIn('America/New_York', Date.parse('2026-07-20T04:00Z'))).toBe('2026-07-20');
  });

  it('is followed by the next, over the ends of months and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });
});
