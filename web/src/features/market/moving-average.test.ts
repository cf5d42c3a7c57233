import { describe, expect, it } from 'vitest';
import { movingAverage } from './moving-average.ts';

const candles = [1, 2, 3, 4].map((close, index) => ({
  openAtMs: index,
  open: close,
  high: close,
  low: close,
  close,
  volume: 0,
}));

describe('a moving average', () => {
  it('is the mean of the last closes, and nothing before there are enough', () => {
    expect(movingAverage(candles, 2)).toEqual([undefined, 1.5, 2.5, 3.5]);
    expect(movingAverage(candles, 5)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
