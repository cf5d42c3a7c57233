import { followRange, rangeMean } from './average-true-range.ts';
import { exponentialMean, exponentialWeight, followMean } from './filters/exponential-mean.ts';
import { at } from './filters/filter.ts';
import { defineIndicator } from './indicator.ts';
import { barCount, realNumber } from './parameters.ts';

/**
 * The exponential mean of `period` closes and a band of `width` average true ranges (of `range` bars) around it, in the
 * unit of the price. Warm-up: the middle the first `period - 1` bars, the band at least `range`.
 * Source: Raschke's form of Keltner's channel, https://chartschool.stockcharts.com/table-of-contents/technical-indicators-and-overlays/technical-overlays/keltner-channels
 */
export const keltnerChannel = defineIndicator({
  id: 'keltner',
  name: { ko: '켈트너 채널', en: 'Keltner channel' },
  params: { period: barCount(20), width: realNumber({ by: 2, from: 0.01, to: 100 }), range: barCount(10) },
  lines: ['upper', 'middle', 'lower'],
  warmupBars: ({ period, range }) => Math.max(period - 1, range),
  start: ({ period, width, range }) => ({
    width,
    mean: exponentialMean(period, exponentialWeight(period)),
    range: rangeMean(range),
  }),
  advance(state, { bars, lines: { upper, middle, lower }, from, to }) {
    followMean(state.mean, { input: bars.close, output: middle, from, to });
    followRange(state.range, { bars, output: upper, from, to });
    for (let index = from; index < to; index += 1) {
      const reach = state.width * at(upper, index);
      upper[index] = at(middle, index) + reach;
      lower[index] = at(middle, index) - reach;
    }
  },
});
