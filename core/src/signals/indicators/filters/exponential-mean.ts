import { at, type Pass } from './filter.ts';
import { sumAnew } from './sliding-mean.ts';

/** How much the newest value counts in the usual exponential mean of a period; in Wilder's it is `1 / period`. */
export function exponentialWeight(period: number): number {
  return 2 / (period + 1);
}

/** The exponential mean of a column whose first value is at `first`, begun with the plain mean of `period` values. */
export function exponentialMean(period: number, weight: number, first = 0) {
  return { first, ready: first + period - 1, period, keep: 1 - weight, distance: 0.5 };
}

/**
 * `mean = mean + (value - mean) * weight`, reckoned as the distance of the mean from the newest value, which shrinks by
 * `1 - weight` at each value: two operations of which each waits for the one before instead of three, the mean of a
 * price that stands still comes to stand still on it, and rounding errors are those of the distance. NaN before the first.
 */
export function followMean(state: ReturnType<typeof exponentialMean>, { input, output, from, to }: Pass): void {
  const { first, ready, period, keep } = state;
  let { distance } = state;
  let index = from;
  for (; index < to && index < ready; index += 1) output[index] = Number.NaN;
  if (index === ready && index < to) {
    const [sum, lost] = sumAnew(input, first, index);
    output[index] = (sum + lost) / period;
    distance = at(output, index) - at(input, index);
    index += 1;
  }
  for (; index < to; index += 1) {
    const value = at(input, index);
    distance = (distance + (at(input, index - 1) - value)) * keep;
    output[index] = value + distance;
  }
  state.distance = distance;
}
