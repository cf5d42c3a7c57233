import { describe, expect, it } from 'vitest';
import { dayMs } from '../../base/instant.ts';
import type { Candle } from '../../market/candle.ts';
import { instrumentById } from '../../market/instruments.ts';
import { wanderingCandles } from '../../testing/wandering-candles.ts';
import { findCrossing } from './find-crossing.ts';
import { gradeOf } from './grade.ts';
import { screenRow } from './screen-row.ts';

const bitcoin = instrumentById('KRW-BTC');
const firstMs = Date.UTC(2024, 0, 1);

describe('a crossing', () => {
  const line = (...values: readonly number[]) =>
    Float64Array.from([...Array.from({ length: 20 }, () => -1), ...values]);
  const zero = new Float64Array(40);
  const found = (...values: readonly number[]) => {
    const fast = line(...values);
    return findCrossing(fast, zero.subarray(0, fast.length), 5);
  };

  it('is the newest bar on the other side', () => {
    expect(found(-1, 1)).toEqual({ value: { direction: 'up', barsAgo: 0 } });
    expect(found(1, 1, 1)).toEqual({ value: { direction: 'up', barsAgo: 2 } });
    expect(found(1, -1, -1)).toEqual({ value: { direction: 'down', barsAgo: 1 } });
  });

  it('goes through a meeting, but is none when it turns back', () => {
    expect(found(0, 1)).toEqual({ value: { direction: 'up', barsAgo: 0 } });
    expect(found(0, -1)).toEqual({ value: { direction: 'none' } });
  });

  it('is none where two lines are the same but for the last digits of their means', () => {
    const slow = new Float64Array(30).fill(0.1 + 0.2);
    const fast = Float64Array.from(slow, (_, index) => (index === 28 ? 0.3 : 0.4));
    expect(fast[28], 'as doubles they differ').toBeLessThan(slow[28] ?? 0);
    expect(findCrossing(fast, slow, 5)).toEqual({ value: { direction: 'none' } });
  });

  it('is forgotten after ten bars, and unknown in less', () => {
    expect(found(...Array.from({ length: 10 }, () => 1))).toEqual({ value: { direction: 'up', barsAgo: 9 } });
    expect(found(...Array.from({ length: 11 }, () => 1))).toEqual({ value: { direction: 'none' } });
    expect(findCrossing(zero.subarray(0, 14), zero.subarray(0, 14), 5)).toEqual({
      missing: { because: 'too-few-bars', needs: 15, has: 14 },
    });
  });
});

describe('a grade', () => {
  it.each([
    [25, 10, 'oversold-strong'],
    [25, 50, 'oversold'],
    [50, 10, 'oversold'],
    [50, 50, 'neutral'],
    [30, 20, 'neutral'],
    [75, 50, 'overbought'],
    [75, 90, 'overbought-strong'],
    [25, 90, 'neutral'],
  ])('of RSI %s and stochastic %s is %s', (rsi14, stochasticK, grade) => {
    expect(gradeOf(rsi14, stochasticK)).toBe(grade);
  });
});

describe('a change', () => {
  // Daily closes 100, 101, … of a market that trades always; the newest is that of 30 January 2024.
  const days = Array.from({ length: 30 }, (_, index) => dayOf(index, 100 + index));
  const quoteAt = (atMs: number, price: number) => ({ instrumentId: 'KRW-BTC', price, atMs, source: 'test' });
  const changes = (atMs: number, price: number, known = days) => {
    const { change1d, change5d, missing } = screenRow({
      instrument: bitcoin,
      days: known,
      quote: quoteAt(atMs, price),
    });
    return { change1d, change5d, because: missing['change1d']?.because };
  };

  it('is counted from the close of the session before the price’s own', () => {
    const row = changes(firstMs + 30 * dayMs + 1, 142);
    expect(row.change1d).toBeCloseTo(142 / 129 - 1, 12);
    expect(row.change5d).toBeCloseTo(142 / 125 - 1, 12);
  });

  it('of a market that has closed is the last session’s, not nothing', () => {
    // Friday 2026-11-20 closed at 106, Thursday at 105; on Sunday the quote is still Friday's.
    const apple = instrumentById('AAPL');
    const dates = [13, 16, 17, 18, 19, 20];
    const week = dates.map((date, index) => ({
      ...dayOf(0, 101 + index),
      openAtMs: Date.UTC(2026, 10, date, 14, 30),
    }));
    const quote = { instrumentId: 'AAPL', price: 106, atMs: Date.UTC(2026, 10, 20, 21), source: 'test' };
    const row = screenRow({ instrument: apple, days: week, quote });
    expect(row.change1d).toBeCloseTo(106 / 105 - 1, 12);
    expect(row.change5d).toBeCloseTo(106 / 101 - 1, 12);
    const monday = { ...quote, price: 108, atMs: Date.UTC(2026, 10, 23, 15) };
    expect(screenRow({ instrument: apple, days: week, quote: monday }).change1d).toBeCloseTo(108 / 106 - 1, 12);
    const tuesday = { ...quote, price: 108, atMs: Date.UTC(2026, 10, 24, 15) };
    const late = screenRow({ instrument: apple, days: week, quote: tuesday });
    expect(late.change1d, 'Monday is missing').toBeNull();
    expect(late.missing['change1d']).toEqual({ because: 'stale-bars' });
  });

  it('is unknown across a hole', () => {
    expect(changes(firstMs + 32 * dayMs, 142)).toEqual({ change1d: null, change5d: null, because: 'stale-bars' });
  });

  it('is unknown where bars are too few', () => {
    expect(changes(firstMs + 3 * dayMs, 110, days.slice(0, 3))).toMatchObject({ change5d: null, because: undefined });
    expect(changes(firstMs + dayMs, 110, [])).toMatchObject({ change1d: null, because: 'too-few-bars' });
  });

  it('of an exchange rate does not miss the weekend', () => {
    const rate = instrumentById('KRW=X');
    const friday = { ...dayOf(0, 1400), openAtMs: Date.UTC(2026, 10, 20) };
    const quote = { instrumentId: 'KRW=X', price: 1414, atMs: Date.UTC(2026, 10, 23, 5), source: 'test' };
    expect(screenRow({ instrument: rate, days: [friday], quote }).change1d).toBeCloseTo(0.01, 12);
  });
});

describe('extremes', () => {
  it('are those of 52 weeks, the price included', () => {
    const days = wanderingCandles(400, 1);
    const price = 2 * Math.max(...days.map(({ high }) => high));
    const atMs = firstMs + 400 * dayMs;
    const row = screenRow({
      instrument: bitcoin,
      days,
      quote: { instrumentId: 'KRW-BTC', price, atMs, source: 'test' },
    });
    expect(row).toMatchObject({ high52w: price, belowHigh52w: 0, newHigh52w: false });
    const lows = days.slice(-365).map(({ low }) => low);
    expect(row.low52w).toBe(Math.min(...lows));
    expect(row.aboveLow52w).toBeCloseTo(price / Math.min(...lows) - 1, 12);
  });

  it('are new when the newest bar goes beyond those before', () => {
    const days = Array.from({ length: 400 }, (_, index) => dayOf(index, 100 + index / 100));
    expect(screenRow({ instrument: bitcoin, days })).toMatchObject({ newHigh52w: true, newLow52w: false });
    // The all-time low is more than a year ago.
    const rebound = days.map((day, index) => (index === 0 ? dayOf(0, 1) : day));
    expect(screenRow({ instrument: bitcoin, days: rebound }).low52w).toBeGreaterThan(100);
  });

  it('are unknown in a shorter history', () => {
    const row = screenRow({ instrument: bitcoin, days: wanderingCandles(300, 1) });
    expect(row).toMatchObject({ high52w: null, newLow52w: null });
    expect(row.missing['high52w']).toEqual({ because: 'too-few-days', needs: 364, has: 299 });
  });
});

function dayOf(index: number, close: number): Candle {
  return { openAtMs: firstMs + index * dayMs, open: close, high: close, low: close, close, volume: 1 };
}
