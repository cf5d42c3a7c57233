import { at, type Pass } from './filter.ts';

/** The sum of the newest `period` values of a column whose first value is at `first`; NaN before it has as many. */
export function slidingSum(period: number, first = 0) {
  return { period, first, ends: new Float64Array(period + 1), place: 0, beginning: 0 };
}

/**
 * Adds and never subtracts: the window is the end of one block of `period` values, whose sums are written down once a
 * block, and the beginning of the next. For values of one sign the sum is true to the last digits however long the
 * column is, and it is zero when, and only when, all of them are: ratios of two such sums need no tolerance.
 */
export function slideSum(state: ReturnType<typeof slidingSum>, { input, output, from, to }: Pass): void {
  const { period, first, ends } = state;
  const ready = first + period - 1;
  let { beginning, place } = state;
  let index = from;
  for (; index < to && index < first; index += 1) output[index] = Number.NaN;
  for (; index < to; index += 1) {
    if (place === period) {
      let sum = 0;
      for (let back = period - 1; back > 0; back -= 1) {
        sum += at(input, index - period + back);
        ends[back] = sum;
      }
      beginning = 0;
      place = 0;
    }
    beginning += at(input, index);
    place += 1;
    output[index] = index < ready ? Number.NaN : at(ends, place) + beginning;
  }
  state.beginning = beginning;
  state.place = place;
}
