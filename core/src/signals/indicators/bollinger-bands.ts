import { at } from './filters/filter.ts';
import { slideMoments, slidingMoments } from './filters/sliding-moments.ts';
import { defineIndicator } from './indicator.ts';
import { barCount, realNumber } from './parameters.ts';

/**
 * The mean of the newest `period` closes and a band of `width` population standard deviations around it, in the unit of
 * the price. Warm-up: the first `period - 1` bars.
 * Source: Bollinger, Bollinger on Bollinger Bands (2001), chapter 7; TA-Lib BBANDS.
 */
export const bollingerBands = defineIndicator({
  id: 'bollinger',
  name: { ko: '볼린저 밴드', en: 'Bollinger bands' },
  params: { period: barCount(20, 2), width: realNumber({ by: 2, from: 0.01, to: 100 }) },
  lines: ['upper', 'middle', 'lower'],
  warmupBars: ({ period }) => period - 1,
  start: ({ period, width }) => ({ width, moments: slidingMoments(period) }),
  advance({ width, moments }, { bars, lines: { upper, middle, lower }, from, to }) {
    slideMoments(moments, { input: bars.close, means: middle, deviations: upper, from, to });
    for (let index = from; index < to; index += 1) {
      const mean = at(middle, index);
      const reach = width * at(upper, index);
      upper[index] = mean + reach;
      lower[index] = mean - reach;
    }
  },
});
