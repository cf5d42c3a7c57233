import { emptyColumn, grow } from './bars.ts';
import { slideMoments, slidingMoments } from './filters/sliding-moments.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * The population standard deviation of the newest `period` closes, in the unit of the price:
 * `sqrt(sum of (c - mean)^2 / period)`. Warm-up: the first `period - 1` bars. Source: TA-Lib STDDEV, which takes squares of
 * prices from each other: where a price hardly moves it keeps six digits or fewer, and differs from this one by them.
 */
export const standardDeviation = defineIndicator({
  id: 'standard-deviation',
  name: { ko: '표준편차', en: 'Standard deviation' },
  params: { period: barCount(20, 2) },
  lines: ['value'],
  warmupBars: ({ period }) => period - 1,
  start: ({ period }) => ({ moments: slidingMoments(period), means: emptyColumn() }),
  advance(state, { bars, lines, from, to }) {
    state.means = grow(state.means, bars.close.length);
    slideMoments(state.moments, { input: bars.close, means: state.means, deviations: lines.value, from, to });
  },
});
