import { gainsAndLosses, strengthIndex } from './gains-and-losses.ts';
import { simpleMovingAverage } from './simple-moving-average.ts';

/**
 * The relative strength index with plain means (Cutler's), 0 to 100: `100 - 100 / (1 + mean gain / mean loss)` of the
 * newest `period` changes; 100 without a loss, 50 without any change. Warm-up: the first `period` places are NaN.
 * Source: Cutler's RSI, in Wilder's chapter of https://en.wikipedia.org/wiki/Relative_strength_index#Cutler's_RSI
 */
export function relativeStrengthIndexSimple(values: ArrayLike<number>, period: number): Float64Array {
  const { gains, losses } = gainsAndLosses(values);
  const meanGains = simpleMovingAverage(gains, period);
  const meanLosses = simpleMovingAverage(losses, period);
  return meanGains.map((gain, index) => strengthIndex(gain, meanLosses[index] ?? Number.NaN));
}
