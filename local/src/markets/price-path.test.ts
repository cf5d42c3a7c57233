import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { pricePath } from './price-path.ts';
import { upbitTick } from './tick-size.ts';

const openAtMs = Date.parse('2026-11-20T07:00:00Z');
const candle = {
  openAtMs,
  closeAtMs: openAtMs + hourMs,
  open: 142_000_000,
  high: 142_900_000,
  low: 141_300_000,
  close: 142_500_000,
  volume: 60,
};

describe('the path of a price inside a candle', () => {
  it('goes through open, both extremes and close, and nowhere else', () => {
    const path = pricePath(candle, upbitTick, 1);
    const prices = Array.from({ length: 3600 }, (_, second) => path.priceAt(openAtMs + second * 1000));
    expect(prices.at(0)).toBe(candle.open);
    expect(prices.at(-1)).toBe(candle.close);
    expect(Math.max(...prices)).toBe(candle.high);
    expect(Math.min(...prices)).toBe(candle.low);
    expect(prices.every((price) => price % 1000 === 0)).toBe(true);
  });

  it('is the same when it is followed second by second and when it is asked for at once', () => {
    const followed = pricePath(candle, upbitTick, 1);
    for (let second = 1; second <= 2400; second += 7) followed.slice(openAtMs, openAtMs + second * 1000);
    const endMs = openAtMs + 40 * minuteMs;
    expect(followed.slice(openAtMs, endMs)).toEqual(pricePath(candle, upbitTick, 1).slice(openAtMs, endMs));
    // Asked backwards, as a chart does after the board.
    expect(followed.slice(openAtMs, openAtMs + 5 * minuteMs)).toEqual(
      pricePath(candle, upbitTick, 1).slice(openAtMs, openAtMs + 5 * minuteMs),
    );
  });

  it.each([
    [0, 3600],
    [1, 3599],
    [17, 700],
    [701, 702],
    [3000, 3600],
  ])('cut from second %i to %i holds just the prices of those seconds', (first, end) => {
    const path = pricePath({ ...candle, high: candle.high + 1000 }, upbitTick, 7);
    const prices = Array.from({ length: end - first }, (_, second) => path.priceAt(openAtMs + (first + second) * 1000));
    expect(path.slice(openAtMs + first * 1000, openAtMs + end * 1000)).toMatchObject({
      open: prices[0],
      high: Math.max(...prices),
      low: Math.min(...prices),
      close: prices.at(-1),
    });
  });

  it('trades the volume of the candle, unevenly, and never takes any back', () => {
    const path = pricePath(candle, upbitTick, 1);
    const volumes = Array.from({ length: 60 }, (_, minute) => {
      return path.slice(openAtMs + minute * minuteMs, openAtMs + (minute + 1) * minuteMs).volume;
    });
    expect(volumes.reduce((sum, volume) => sum + volume, 0)).toBeCloseTo(60, 5);
    expect(Math.min(...volumes)).toBeGreaterThan(0);
    expect(new Set(volumes).size).toBeGreaterThan(30);
  });

  it('stands still in a candle that does', () => {
    const flat = { ...candle, open: 1000, high: 1000, low: 1000, close: 1000 };
    expect(pricePath(flat, upbitTick, 1).priceAt(openAtMs + 90_000)).toBe(1000);
  });
});
