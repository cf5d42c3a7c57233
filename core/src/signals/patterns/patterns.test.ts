import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candle } from '../../market/candle.ts';
import { wanderingCandles } from '../../testing/wandering-candles.ts';
import { toBars } from '../indicators/bars.ts';
import { patterns } from './index.ts';

const seeds = fc.integer({ min: 0, max: 1_000_000 });

describe.each(patterns.map((pattern) => [pattern.id, pattern] as const))('%s', (_id, pattern) => {
  it('occurs', () => {
    expect(pattern.find(toBars(wanderingCandles(60_000, 3))).length).toBeGreaterThan(0);
  });

  it('looks at nothing after its last bar', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 400 }), (seed, cut) => {
        const candles = wanderingCandles(400, seed);
        const known = pattern.find(toBars(candles.slice(0, cut)));
        expect(known).toEqual(pattern.find(toBars(candles)).filter(({ last }) => last < cut));
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whatever the price is counted in', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -10, max: 20 }), (seed, power) => {
        const candles = wanderingCandles(400, seed);
        // Powers of two change no digit.
        const scaled = candles.map((candle) => times(candle, 2 ** power));
        const places = (series: readonly Candle[]) =>
          pattern.find(toBars(series)).map(({ from, last }) => [from, last]);
        expect(places(scaled)).toEqual(places(candles));
      }),
      { numRuns: 60 },
    );
  });

  it('lies within the series, and says so in order', () => {
    const hits = pattern.find(toBars(wanderingCandles(3000, 8)));
    for (const [index, { from, last, points }] of hits.entries()) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThan(3000);
      expect(last).toBeGreaterThan(hits[index - 1]?.last ?? -1);
      expect(points.map((point) => point.index)).toEqual(points.map((point) => point.index).toSorted((a, b) => a - b));
      for (const point of points) expect(point.index >= from && point.index <= last).toBe(true);
    }
  });

  it('is silent where there is little or nothing', () => {
    expect(pattern.find(toBars([]))).toEqual([]);
    expect(pattern.find(toBars(wanderingCandles(2, 1)))).toEqual([]);
  });
});

describe('the list of patterns', () => {
  it('names each once, in both languages', () => {
    expect(new Set(patterns.map(({ id }) => id)).size).toBe(patterns.length);
    for (const { name, description } of patterns) {
      for (const text of [name, description]) expect([text.ko, text.en].every((words) => words.length > 1)).toBe(true);
    }
  });
});

function times({ openAtMs, volume, ...prices }: Candle, factor: number): Candle {
  const { open, high, low, close } = prices;
  return { openAtMs, volume, open: open * factor, high: high * factor, low: low * factor, close: close * factor };
}
