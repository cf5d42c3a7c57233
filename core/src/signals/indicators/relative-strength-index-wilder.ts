import { gainsAndLosses, strengthIndex } from './gains-and-losses.ts';

/**
 * The relative strength index with Wilder's smoothing, 0 to 100: the first mean is a plain one of `period` changes, each
 * next one `(before * (period - 1) + now) / period`; 100 without a loss, 50 without any change. Warm-up: the first
 * `period` places are NaN, and some 100 more still remember where the series began.
 * Source: Wilder, New Concepts in Technical Trading Systems (1978), section VI.
 */
export function relativeStrengthIndexWilder(values: ArrayLike<number>, period: number): Float64Array {
  const { gains, losses } = gainsAndLosses(values);
  const meanGains = smooth(gains, period);
  const meanLosses = smooth(losses, period);
  return meanGains.map((gain, index) => strengthIndex(gain, meanLosses[index] ?? Number.NaN));
}

function smooth(changes: Float64Array, period: number): Float64Array {
  const means = new Float64Array(changes.length).fill(Number.NaN);
  // The first place has no change.
  const first = changes.slice(1, period + 1);
  if (first.length < period) return means;
  let mean = first.reduce((sum, change) => sum + change, 0) / period;
  means[period] = mean;
  for (let index = period + 1; index < changes.length; index += 1) {
    mean = (mean * (period - 1) + (changes[index] ?? Number.NaN)) / period;
    means[index] = mean;
  }
  return means;
}
