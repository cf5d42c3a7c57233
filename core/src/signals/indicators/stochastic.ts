import { at } from './filters/filter.ts';
import { slideRange, slidingRange } from './filters/sliding-range.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * Where the close stands between the lowest low and the highest high of `period` bars, 0 to 100: `k` is the plain mean
 * of `smooth` such places, `d` the plain mean of `signal` values of `k`. A range of nothing counts as 0.
 * Warm-up: `k` the first `period + smooth - 2` bars, `d` another `signal - 1`.
 * Source: Lane, Lane's Stochastics (Technical Analysis of Stocks & Commodities, 1984); TA-Lib STOCH.
 */
export const stochastic = defineIndicator({
  id: 'stochastic',
  name: { ko: '스토캐스틱', en: 'Stochastic oscillator' },
  params: { period: barCount(14), smooth: barCount(3, 1, 100), signal: barCount(3, 1, 100) },
  lines: ['k', 'd'],
  warmupBars: ({ period, smooth, signal }) => period + smooth + signal - 3,
  start: ({ period, smooth, signal }) => ({
    period,
    smooth,
    signal,
    range: slidingRange(period),
    newest: new Float64Array(ringLength),
    sumOfPlaces: 0,
    sumOfK: 0,
  }),
  advance(state, { bars: { high, low, close }, lines: { k, d }, from, to }) {
    slideRange(state.range, { high, low, highest: k, lowest: d, from, to });
    const { period, smooth, signal, newest } = state;
    let { sumOfPlaces, sumOfK } = state;
    const [coarseness, coarsenessOfK] = [gridOf(smooth), gridOf(signal)];
    const [share, shareOfK] = [1 / smooth, 1 / signal];
    const kReady = period + smooth - 2;
    const dReady = kReady + signal - 1;
    for (let index = Math.max(from, period - 1); index < to; index += 1) {
      for (; index < to; index += 1) {
        const bottom = at(d, index);
        const width = at(k, index) - bottom;
        const place = width === 0 ? 0 : (100 * (at(close, index) - bottom)) / width;
        // On a common grid, finer than a rounding of the sum, sums slide without any error: zeros sum to zero.
        const placed = place + coarseness - coarseness;
        sumOfPlaces += placed - at(newest, (index - smooth) & (ringLength - 1));
        newest[index & (ringLength - 1)] = placed;
        const mean = sumOfPlaces * share;
        const old = index > dReady ? at(k, index - signal) : 0;
        if (index >= kReady) sumOfK += mean + coarsenessOfK - coarsenessOfK - (old + coarsenessOfK - coarsenessOfK);
        k[index] = index < kReady ? Number.NaN : mean;
        d[index] = index < dReady ? Number.NaN : sumOfK * shareOfK;
        if (sumOfK - sumOfK !== 0) break;
      }
      if (index === to) break;
      // A hole in the prices must not outlive its windows.
      sumOfPlaces = sumOfNewest(newest, index, smooth);
      k[index] = sumOfPlaces * share;
      sumOfK = sumOfNewest(k, index, signal);
      d[index] = index < dReady ? Number.NaN : sumOfK * shareOfK;
    }
    state.sumOfPlaces = sumOfPlaces;
    state.sumOfK = sumOfK;
  },
});

/** A power of two, and more than the longest smoothing. */
const ringLength = 128;

/** A power of two above the sum of so many places: adding it and taking it away again rounds to the grid of that sum. */
function gridOf(count: number): number {
  return 2 ** Math.ceil(Math.log2(100 * count + 1));
}

/** The sum on its grid of the newest values of a column, or of a ring as long as `ringLength`. */
function sumOfNewest(values: Float64Array, last: number, count: number): number {
  const mask = values.length === ringLength ? ringLength - 1 : -1;
  const coarseness = gridOf(count);
  let sum = 0;
  for (let index = last - count + 1; index <= last; index += 1)
    sum += at(values, index & mask) + coarseness - coarseness;
  return sum;
}
