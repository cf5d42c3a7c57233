import { at, type Pass } from './filter.ts';

/** The mean of the newest `period` values of a column whose first value is at `first`; NaN before it has as many. */
export function slidingMean(period: number, first = 0) {
  return { period, ready: first + period - 1, sum: 0, lost: 0 };
}

/**
 * The sum slides, and what each addition loses by rounding is carried beside it (Dekker's fast two-sum): after a million
 * steps it is as true as a sum made anew, and a price that stands still has a mean that stands still.
 */
export function slideMean(state: ReturnType<typeof slidingMean>, { input, output, from, to }: Pass): void {
  const { period, ready } = state;
  let { sum, lost } = state;
  let index = from;
  for (; index < to && index < ready; index += 1) output[index] = Number.NaN;
  if (index === ready && index < to) {
    [sum, lost] = [state.sum, state.lost] = sumAnew(input, index - period + 1, index);
    output[index] = (sum + lost) / period;
    index += 1;
  }
  const start = index;
  for (; index < to; index += 1) {
    const change = at(input, index) - at(input, index - period);
    const next = sum + change;
    lost += change - (next - sum);
    sum = next;
    output[index] = (sum + lost) / period;
  }
  // A hole in the values has poisoned the sum: the same again, with care.
  if (sum - sum !== 0) [sum, lost] = slideMeanPastHoles(state, { input, output, from: start, to });
  state.sum = sum;
  state.lost = lost;
}

/** As above, and a hole is forgotten once it has left the window. */
function slideMeanPastHoles(
  { period, sum, lost }: ReturnType<typeof slidingMean>,
  { input, output, from, to }: Pass,
): [sum: number, lost: number] {
  for (let index = from; index < to; index += 1) {
    const change = at(input, index) - at(input, index - period);
    const next = sum + change;
    lost += change - (next - sum);
    sum = next;
    if (next - next !== 0) [sum, lost] = sumAnew(input, index - period + 1, index);
    output[index] = (sum + lost) / period;
  }
  return [sum, lost];
}

/** The sum from the first to the last place, and what it has lost by rounding (Neumaier). */
export function sumAnew(values: Float64Array, first: number, last: number): [sum: number, lost: number] {
  let sum = 0;
  let lost = 0;
  for (let index = first; index <= last; index += 1) {
    const value = at(values, index);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return [sum, lost];
}
