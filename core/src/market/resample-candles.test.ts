import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../base/instant.ts';
import type { Candle } from './candle.ts';
import { resampleCandles } from './resample-candles.ts';

const at = (text: string): number => Date.parse(text);
const candle = (
  openAtMs: number,
  [open, high, low, close, volume]: [number, number, number, number, number],
): Candle => ({
  openAtMs,
  open,
  high,
  low,
  close,
  volume,
});
/** Candles of one unit of volume that open one after another. */
const run = (from: string, to: string, stepMs = minuteMs): Candle[] =>
  Array.from({ length: (at(to) - at(from)) / stepMs }, (_, index) =>
    candle(at(from) + index * stepMs, [100, 101, 99, 100, 1]),
  );
const openings = (bars: readonly Candle[]) =>
  bars.map(({ openAtMs, volume }) => [new Date(openAtMs).toISOString().slice(0, 16), volume]);

describe('longer bars', () => {
  it('have the first open, the last close, the extremes and the sum of what they are made of', () => {
    const nine = at('2026-11-20T09:00+09:00');
    const minutes = [
      candle(nine, [100, 104, 98, 103, 5]),
      candle(nine + minuteMs, [103, 110, 103, 108, 2]),
      // Two minutes without a trade.
      candle(nine + 4 * minuteMs, [108, 109, 95, 96, 1]),
      candle(nine + 5 * minuteMs, [96, 97, 94, 95, 7]),
      candle(nine + 7 * minuteMs, [95, 99, 95, 98, 3]),
    ];
    const { bars, finished } = resampleCandles(minutes, {
      spanMs: 5 * minuteMs,
      calendarId: 'krx',
      knownToMs: nine + 8 * minuteMs,
    });
    expect(bars).toEqual([candle(nine, [100, 110, 95, 96, 8]), candle(nine + 5 * minuteMs, [96, 99, 94, 98, 10])]);
    expect(finished, 'the second one lacks two minutes').toBe(1);
  });

  it.each([
    {
      name: 'of quarters begin with the session on the day of the exam',
      calendarId: 'krx',
      spanMs: 15 * minuteMs,
      candles: run('2026-11-19T10:00+09:00', '2026-11-19T10:20+09:00'),
      bars: [
        ['2026-11-19T01:00', 15],
        ['2026-11-19T01:15', 5],
      ],
    },
    {
      name: 'of four hours begin at half past nine in New York, in winter and in summer, and end with the session',
      calendarId: 'us-stocks',
      spanMs: 4 * hourMs,
      candles: [
        ...run('2026-03-06T09:30-05:00', '2026-03-06T16:30-05:00', hourMs),
        ...run('2026-03-09T09:30-04:00', '2026-03-09T16:30-04:00', hourMs),
      ],
      bars: [
        ['2026-03-06T14:30', 4],
        ['2026-03-06T18:30', 3],
        ['2026-03-09T13:30', 4],
        ['2026-03-09T17:30', 3],
      ],
    },
    {
      name: 'of four hours part a coin at nine in the Korean morning',
      calendarId: 'crypto',
      spanMs: 4 * hourMs,
      candles: run('2026-11-22T07:00+09:00', '2026-11-22T15:00+09:00', hourMs),
      bars: [
        ['2026-11-21T20:00', 2],
        ['2026-11-22T00:00', 4],
        ['2026-11-22T04:00', 2],
      ],
    },
    {
      name: 'of five minutes keep the close of one session and the opening of the next apart',
      calendarId: 'krx',
      spanMs: 5 * minuteMs,
      candles: [
        ...run('2026-11-20T15:28+09:00', '2026-11-20T15:31+09:00'),
        ...run('2026-11-23T09:00+09:00', '2026-11-23T09:02+09:00'),
      ],
      bars: [
        ['2026-11-20T06:25', 2],
        ['2026-11-20T06:30', 1],
        ['2026-11-23T00:00', 2],
      ],
    },
    {
      name: 'on a Saturday, which knows no session, begin at midnight there',
      calendarId: 'us-stocks',
      spanMs: 4 * hourMs,
      candles: run('2026-11-21T03:00-05:00', '2026-11-21T05:00-05:00', hourMs),
      bars: [
        ['2026-11-21T05:00', 1],
        ['2026-11-21T09:00', 1],
      ],
    },
  ])('$name', ({ candles, bars, ...how }) => {
    expect(openings(resampleCandles(candles, { ...how, knownToMs: 0 }).bars)).toEqual(bars);
  });

  it.each([
    ['a minute before the market closes', '2026-11-20T15:29+09:00', 1],
    ['when it has closed, though four hours are not over', '2026-11-20T15:30+09:00', 2],
  ])('of a session are finished %s: %s', (_, knownTo, finished) => {
    const candles = run('2026-11-20T09:00+09:00', '2026-11-20T15:00+09:00', hourMs);
    const resampling = { spanMs: 4 * hourMs, calendarId: 'krx', knownToMs: at(knownTo) };
    expect(resampleCandles(candles, resampling).finished).toBe(finished);
  });

  it.each(['crypto', 'krx', 'krx-futures', 'us-stocks'])(
    'of %s ascend and lose nothing, whatever hours they have',
    (calendarId) => {
      const steps = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 60 });
      fc.assert(
        fc.property(steps, fc.constantFrom(5, 15, 240), (minutes, span) => {
          let openAtMs = at('2026-03-05T00:00Z');
          const candles = minutes.map((step) => candle((openAtMs += step * minuteMs), [100, 101, 99, 100, 1]));
          const { bars } = resampleCandles(candles, { spanMs: span * minuteMs, calendarId, knownToMs: 0 });
          expect(bars.reduce((sum, { volume }) => sum + volume, 0)).toBe(candles.length);
          expect(bars.every((bar, index) => index === 0 || bar.openAtMs > (bars[index - 1]?.openAtMs ?? 0))).toBe(true);
        }),
      );
    },
  );
});
