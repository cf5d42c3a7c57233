import type { Candle } from '@gaemi/core/market/candle.ts';

export const fastAverage = 20;
export const slowAverage = 60;

/** The mean of the last `length` closes at each candle; the first ones have none. */
export function movingAverage(candles: readonly Candle[], length: number): readonly (number | undefined)[] {
  let sum = 0;
  return candles.map((candle, index) => {
    sum += candle.close - (candles[index - length]?.close ?? 0);
    return index >= length - 1 ? sum / length : undefined;
  });
}
