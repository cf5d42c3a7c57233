import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../base/instant.ts';
import type { Candle } from '../../market/candle.ts';
import { instrumentById } from '../../market/instruments.ts';
import { wanderingCandles } from '../../testing/wandering-candles.ts';
import { Screen, type ScreenRow } from './screen.ts';
import { screenMarkets } from './screen-markets.ts';
import { screenRow } from './screen-row.ts';

const bitcoin = instrumentById('KRW-BTC');
const firstMs = Date.UTC(2024, 0, 1);

describe('a row', () => {
  it('of an instrument without anything is null and says why, never zero', () => {
    const row = screenRow({ instrument: bitcoin, days: [] });
    expect(row).toMatchObject({ price: null, atMs: null, source: null, barsAtMs: null, bars: 0 });
    for (const [name, value] of measuresOf(row)) {
      expect(value, name).toBeNull();
      expect(row.missing[name], name).toBeDefined();
    }
    expect(row.missing['price']).toEqual({ because: 'no-price' });
    expect(row.missing['rsi14']).toEqual({ because: 'too-few-bars', needs: 15, has: 0 });
    expect(row.missing['stochasticK']).toEqual({ because: 'too-few-bars', needs: 16, has: 0 });
    expect(row.missing['sma200']).toEqual({ because: 'too-few-bars', needs: 200, has: 0 });
  });

  it('has each measure as soon as it has the bars that it asks for', () => {
    const days = wanderingCandles(420, 4);
    const empty = screenRow({ instrument: bitcoin, days: [] });
    for (const [name, { needs }] of Object.entries(empty.missing)) {
      if (needs === undefined || !name.match(/^(rsi|stoch|grade|sma|cross|volume)/)) continue;
      const at = (count: number) => new Map(measuresOf(screenRow({ instrument: bitcoin, days: days.slice(0, count) })));
      expect(at(needs).get(name), `${name} with ${needs}`).not.toBeNull();
      expect(at(needs - 1).get(name), `${name} with ${needs - 1}`).toBeNull();
    }
  });

  it('says that an index has no volume', () => {
    const days = wanderingCandles(30, 1).map((day) => ({ ...day, volume: 0 }));
    const row = screenRow({ instrument: instrumentById('^GSPC'), days });
    expect(row.volumeRatio).toBeNull();
    expect(row.missing['volumeRatio']).toEqual({ because: 'no-volume' });
  });

  it('takes the newest close, with its own time and feed, where there is no newer quote', () => {
    const days = wanderingCandles(30, 1);
    const closedAtMs = firstMs + 30 * dayMs;
    const old = { instrumentId: 'KRW-BTC', price: 1, atMs: closedAtMs - 1, source: 'old' };
    expect(screenRow({ instrument: bitcoin, days, source: 'feed', quote: old })).toMatchObject({
      price: days.at(-1)?.close,
      atMs: closedAtMs,
      barsAtMs: closedAtMs,
      source: 'feed',
    });
    expect(screenRow({ instrument: bitcoin, days: [], quote: old })).toMatchObject({ price: 1, source: 'old' });
  });

  it('is the same whatever the price is counted in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: -8, max: 16 }), (seed, power) => {
        const days = wanderingCandles(420, seed);
        const factor = 2 ** power;
        const row = screenRow({ instrument: bitcoin, days });
        const scaled = screenRow({ instrument: bitcoin, days: days.map((day) => times(day, factor)) });
        const priced = ['price', 'sma20', 'sma50', 'sma200', 'high52w', 'low52w'] as const;
        for (const name of priced) expect(scaled[name]).toBe((row[name] ?? Number.NaN) * factor);
        const without = (whole: ScreenRow) => ({ ...whole, ...Object.fromEntries(priced.map((name) => [name, 0])) });
        expect(without(scaled)).toEqual(without(row));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a screen', () => {
  it('names those that moved most, the largest first', () => {
    const moved = (id: string, price: number) => {
      const quote = { instrumentId: id, price, atMs: firstMs + dayMs, source: 'test' };
      return { instrument: { ...bitcoin, id }, days: [dayOf(0, 100)], quote };
    };
    const inputs = [moved('a', 101), moved('b', 99), moved('c', 105), moved('d', 100), moved('e', 90)];
    const unknown = { instrument: { ...bitcoin, id: 'f' }, days: [] };
    expect(screenMarkets([...inputs, unknown], firstMs + dayMs).movers).toEqual({ up: ['c', 'a'], down: ['e', 'b'] });
  });

  it('of a thousand instruments fits into a document, and of more says how many it leaves out', () => {
    const days = wanderingCandles(420, 1);
    const inputs = Array.from({ length: 1002 }, (_, index) => ({
      instrument: { ...bitcoin, id: `instrument-${index}` },
      // Half of them are new: a row of nulls and reasons is the longest.
      days: index % 2 === 0 ? days : days.slice(-20),
    }));
    const screen = screenMarkets(inputs, firstMs);
    expect(screen.rows).toHaveLength(1000);
    expect(screen.leftOut).toBe(2);
    const stored = z.encode(Screen, screen);
    expect(Buffer.byteLength(stored.rows), 'a document holds 1 MiB').toBeLessThan(1_000_000);
    expect(z.decode(Screen, stored)).toEqual(screen);
  });
});

const notMeasured: ReadonlySet<string> = new Set(
  'instrumentId name kind currency atMs source barsAtMs bars missing'.split(' '),
);

function measuresOf(row: ScreenRow): [string, unknown][] {
  return Object.entries(row).filter(([name]) => !notMeasured.has(name));
}

function dayOf(index: number, close: number): Candle {
  return { openAtMs: firstMs + index * dayMs, open: close, high: close, low: close, close, volume: 1 };
}

function times({ openAtMs, volume, open, high, low, close }: Candle, factor: number): Candle {
  return { openAtMs, volume, open: open * factor, high: high * factor, low: low * factor, close: close * factor };
}
