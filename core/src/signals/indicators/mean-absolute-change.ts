import { simpleMovingAverage } from './simple-moving-average.ts';

/**
 * How far the values move at a step, on average over the newest `period` steps, in the unit of the values:
 * `mean(|v[i] - v[i-1]|)`. Warm-up: the first `period` places are NaN.
 * Source: the denominator of Kaufman's efficiency ratio (Smarter Trading, 1995), divided by the number of steps.
 */
export function meanAbsoluteChange(values: ArrayLike<number>, period: number): Float64Array {
  const changes = Float64Array.from(values, (value, index) => Math.abs(value - (values[index - 1] ?? Number.NaN)));
  return simpleMovingAverage(changes, period);
}
