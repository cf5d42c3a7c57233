import { emptyColumn, grow } from './bars.ts';
import { at } from './filters/filter.ts';
import { slideMoments, slidingMoments } from './filters/sliding-moments.ts';
import { defineIndicator } from './indicator.ts';
import { barCount, wholeNumber } from './parameters.ts';

/**
 * How much the price fluctuates in a year, as a fraction: the sample standard deviation of the newest `period` changes of
 * the logarithm of the close, times the root of `barsPerYear` (252 trading days; 365 for crypto by day, 365 * 24 * 60 for
 * its minutes). 0.2 is 20 % a year. Warm-up: the first `period` bars.
 * Source: Hull, Options, Futures, and Other Derivatives, chapter on estimating volatility from historical data.
 */
export const historicalVolatility = defineIndicator({
  id: 'historical-volatility',
  name: { ko: '역사적 변동성', en: 'Historical volatility' },
  params: { period: barCount(20, 2), barsPerYear: wholeNumber({ by: 252, from: 1, to: 1_000_000 }) },
  lines: ['value'],
  warmupBars: ({ period }) => period,
  start: ({ period, barsPerYear }) => ({
    scale: Math.sqrt((period / (period - 1)) * barsPerYear),
    moments: slidingMoments(period, 1),
    changes: emptyColumn(),
    means: emptyColumn(),
  }),
  advance(state, { bars: { close }, lines: { value }, from, to }) {
    const changes = (state.changes = grow(state.changes, close.length));
    const means = (state.means = grow(state.means, close.length));
    for (let index = Math.max(from, 1); index < to; index += 1) {
      changes[index] = Math.log(at(close, index) / at(close, index - 1));
    }
    slideMoments(state.moments, { input: changes, means, deviations: value, from, to });
    for (let index = from; index < to; index += 1) value[index] = at(value, index) * state.scale;
  },
});
