import { emptyColumn, grow } from './bars.ts';
import { exponentialMean, exponentialWeight, followMean } from './filters/exponential-mean.ts';
import { at } from './filters/filter.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * The change from bar to bar, in per cent, of the close smoothed by three exponential means of `period` on top of each
 * other. Warm-up: the first `3 * period - 2` bars.
 * Source: Hutson, Good TRIX (Technical Analysis of Stocks & Commodities, 1983); TA-Lib TRIX.
 */
export const trix = defineIndicator({
  id: 'trix',
  name: { ko: 'TRIX', en: 'TRIX' },
  params: { period: barCount(15) },
  lines: ['value'],
  warmupBars: ({ period }) => 3 * period - 2,
  start: ({ period }) => ({
    ready: 3 * period - 2,
    columns: { first: emptyColumn(), second: emptyColumn(), third: emptyColumn() },
    first: exponentialMean(period, exponentialWeight(period)),
    second: exponentialMean(period, exponentialWeight(period), period - 1),
    third: exponentialMean(period, exponentialWeight(period), 2 * period - 2),
  }),
  advance(state, { bars: { close }, lines: { value }, from, to }) {
    const first = (state.columns.first = grow(state.columns.first, close.length));
    const second = (state.columns.second = grow(state.columns.second, close.length));
    const third = (state.columns.third = grow(state.columns.third, close.length));
    followMean(state.first, { input: close, output: first, from, to });
    followMean(state.second, { input: first, output: second, from, to });
    followMean(state.third, { input: second, output: third, from, to });
    for (let index = from; index < to; index += 1) {
      value[index] = index < state.ready ? Number.NaN : 100 * (at(third, index) / at(third, index - 1) - 1);
    }
  },
});
