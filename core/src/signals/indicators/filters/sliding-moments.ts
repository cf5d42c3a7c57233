import { at, nextRenewal, renewalPlaces, type Span } from './filter.ts';
import { sumAnew } from './sliding-mean.ts';

interface MomentsPass extends Span {
  readonly input: Float64Array;
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** How far the sum of squares may fall below its height before rounding errors of that height would show. */
const shrinkMax = 1e-4;

/** The mean and the population standard deviation of the newest `period` values; NaN before there are as many. */
export function slidingMoments(period: number, first = 0) {
  return {
    period,
    ready: first + period - 1,
    places: renewalPlaces(period),
    sum: 0,
    lost: 0,
    squares: 0,
    squaresMax: 0,
  };
}

type MomentsState = ReturnType<typeof slidingMoments>;

/**
 * The squares are those of the distances from the mean (Welford), moved along with the window: sums of squared prices
 * would lose half of the digits. They are summed anew at times, and when the window has become much quieter than it was,
 * which happens at most once a window; a window that stands still deviates by exactly nothing.
 */
export function slideMoments(state: MomentsState, { input, means, deviations, from, to }: MomentsPass): void {
  const { period, places } = state;
  const share = 1 / period;
  let index = beginMoments(state, { input, means, deviations, from, to });
  let { sum, lost, squares, squaresMax } = state;
  let mean = (sum + lost) / period;
  for (; index < to; index += 1) {
    const pause = nextRenewal(index, places, to);
    for (; index < pause; index += 1) {
      const value = at(input, index);
      const old = at(input, index - period);
      const change = value - old;
      const next = sum + change;
      lost += change - (next - sum);
      sum = next;
      const meanBefore = mean;
      mean = (sum + lost) / period;
      squares += change * (value - mean + (old - meanBefore));
      if (squares > squaresMax) squaresMax = squares;
      // Also true of NaN, which a hole in the values leaves behind, and which must not outlive its window.
      else if (!(squares >= squaresMax * shrinkMax)) break;
      means[index] = mean;
      deviations[index] = Math.sqrt(squares * share);
    }
    if (index === to) break;
    [sum, lost] = sumAnew(input, index - period + 1, index);
    mean = (sum + lost) / period;
    squares = squaresMax = squaresAnew(input, index, { period, mean });
    means[index] = mean;
    deviations[index] = Math.sqrt(squares * share);
  }
  state.sum = sum;
  state.lost = lost;
  state.squares = squares;
  state.squaresMax = squaresMax;
}

/** Fills the places up to the first full window; answers the next one. */
function beginMoments(state: MomentsState, { input, means, deviations, from, to }: MomentsPass): number {
  const { period, ready } = state;
  let index = from;
  for (; index < to && index < ready; index += 1) means[index] = deviations[index] = Number.NaN;
  if (index !== ready || index >= to) return index;
  [state.sum, state.lost] = sumAnew(input, index - period + 1, index);
  const mean = (state.sum + state.lost) / period;
  state.squares = state.squaresMax = squaresAnew(input, index, { period, mean });
  means[index] = mean;
  deviations[index] = Math.sqrt(state.squares * (1 / period));
  return index + 1;
}

function squaresAnew(
  input: Float64Array,
  last: number,
  { period, mean }: { readonly period: number; readonly mean: number },
): number {
  let squares = 0;
  for (let index = last - period + 1; index <= last; index += 1) squares += (at(input, index) - mean) ** 2;
  return squares;
}
