import { followRange, rangeMean } from './average-true-range.ts';
import { at } from './filters/filter.ts';
import { defineIndicator } from './indicator.ts';
import { barCount, realNumber } from './parameters.ts';

/**
 * A stop that follows the price, in the unit of the price: `width` average true ranges below the middle of the bar while
 * the trend is up (`direction` 1), above it while it is down (-1). A stop never retreats; the trend turns when the close
 * passes it. Begins upward when the first close is not below the middle of its bar. Warm-up: the first `period` bars.
 * Source: Seban, Tout le monde mérite d'être riche (2008); https://github.com/DaveSkender/Stock.Indicators SuperTrend.
 */
export const supertrend = defineIndicator({
  id: 'supertrend',
  name: { ko: '슈퍼트렌드', en: 'SuperTrend' },
  params: { period: barCount(10), width: realNumber({ by: 3, from: 0.01, to: 100 }) },
  lines: ['value', 'direction'],
  warmupBars: ({ period }) => period,
  start: ({ period, width }) => ({
    period,
    width,
    range: rangeMean(period),
    up: true,
    upper: Number.POSITIVE_INFINITY,
    lower: Number.NEGATIVE_INFINITY,
  }),
  advance(state, { bars, lines: { value, direction }, from, to }) {
    const { high, low, close } = bars;
    followRange(state.range, { bars, output: value, from, to });
    for (let index = from; index < to; index += 1) {
      direction[index] = Number.NaN;
      if (index < state.period) continue;
      const middle = (at(high, index) + at(low, index)) / 2;
      const reach = state.width * at(value, index);
      const before = at(close, index - 1);
      if (index === state.period) state.up = at(close, index) >= middle;
      if (middle + reach < state.upper || before > state.upper) state.upper = middle + reach;
      if (middle - reach > state.lower || before < state.lower) state.lower = middle - reach;
      state.up = at(close, index) > (state.up ? state.lower : state.upper);
      value[index] = state.up ? state.lower : state.upper;
      direction[index] = state.up ? 1 : -1;
    }
  },
});
