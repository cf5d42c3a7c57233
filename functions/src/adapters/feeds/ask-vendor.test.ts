import { describe, expect, it } from 'vitest';
import { refusalOf, retryAfterOf } from './ask-vendor.ts';

describe('how long a vendor wants to be let alone', () => {
  it.each([
    ['30', 30_000],
    ['0.5', 500],
    [' 120 ', 120_000],
    ['Sun, 29 Nov 2026 12:02:00 GMT', 120_000],
    ['Sun, 29 Nov 2026 11:00:00 GMT', undefined],
    ['0', undefined],
    ['soon', undefined],
    ['', undefined],
    ['-5', undefined],
    ['99999999999', 24 * 60 * 60_000],
  ])('"%s" is %s', (said, expected) => {
    // Our own clock is years away in a replay; a date is counted from the vendor's.
    const headers = new Headers({ 'retry-after': said, date: 'Sun, 29 Nov 2026 12:00:00 GMT' });
    expect(retryAfterOf(headers)).toBe(expected);
  });

  it('is not known when nothing is said', () => {
    expect(retryAfterOf(new Headers())).toBeUndefined();
  });
});

it('a closed door is the vendor’s, a question it cannot read is ours', () => {
  expect([401, 403, 408, 451, 500, 503].map(refusalOf)).toEqual(Array.from({ length: 6 }, () => 'down'));
  expect([400, 405, 422].map(refusalOf)).toEqual(['malformed', 'malformed', 'malformed']);
});
