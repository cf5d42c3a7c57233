import { at } from './filters/filter.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * The change of the close within `period` bars, in the unit of the price: `c[i] - c[i-period]`.
 * Warm-up: the first `period` bars. Source: Murphy, Technical Analysis of the Financial Markets, chapter 10; TA-Lib MOM.
 */
export const momentum = defineIndicator({
  id: 'momentum',
  name: { ko: '모멘텀', en: 'Momentum' },
  params: { period: barCount(10) },
  lines: ['value'],
  warmupBars: ({ period }) => period,
  start: ({ period }) => ({ period }),
  advance({ period }, { bars: { close }, lines: { value }, from, to }) {
    for (let index = from; index < to; index += 1) {
      value[index] = index < period ? Number.NaN : at(close, index) - at(close, index - period);
    }
  },
});
