import { at } from './filters/filter.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * The change of the close within `period` bars in per cent of the older one: `100 * (c[i] / c[i-period] - 1)`.
 * Warm-up: the first `period` bars. Source: Murphy, Technical Analysis of the Financial Markets, chapter 10; TA-Lib ROC.
 */
export const rateOfChange = defineIndicator({
  id: 'roc',
  name: { ko: '변화율', en: 'Rate of change' },
  params: { period: barCount(10) },
  lines: ['value'],
  warmupBars: ({ period }) => period,
  start: ({ period }) => ({ period }),
  advance({ period }, { bars: { close }, lines: { value }, from, to }) {
    for (let index = from; index < to; index += 1) {
      value[index] = index < period ? Number.NaN : 100 * (at(close, index) / at(close, index - period) - 1);
    }
  },
});
