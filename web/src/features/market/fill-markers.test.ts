import { describe, expect, it } from 'vitest';
import { candleOpeningAt } from './fill-markers.ts';

const candles = [0, 60_000, 120_000].map((openAtMs) => ({ openAtMs, open: 1, high: 1, low: 1, close: 1, volume: 0 }));

describe('the candle a fill is marked on', () => {
  it('is the one that was open at that instant', () => {
    expect(candleOpeningAt(candles, '1m', 61_000)).toBe(60_000);
  });

  it('is none when the fill lies before or far after what is shown', () => {
    expect(candleOpeningAt(candles, '1m', -1)).toBeUndefined();
    expect(
      candleOpeningAt(candles, '1m', 120_000 + 8 * 60_000),
      'a marker must not slide to the wrong candle',
    ).toBeUndefined();
  });
});
