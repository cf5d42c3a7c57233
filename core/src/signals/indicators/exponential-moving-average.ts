import { exponentialMean, exponentialWeight, followMean } from './filters/exponential-mean.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * A mean of closes in which each older one counts less, in the unit of the price: `e[i] = e[i-1] + (c[i] - e[i-1]) * 2 /
 * (period + 1)`, beginning with the plain mean of the first `period` closes.
 * Warm-up: the first `period - 1` bars; where the series began is still felt (1 %) some `2.3 * period` bars later.
 * Source: Murphy, Technical Analysis of the Financial Markets, chapter 9; TA-Lib EMA.
 */
export const exponentialMovingAverage = defineIndicator({
  id: 'ema',
  name: { ko: '지수 이동평균', en: 'Exponential moving average' },
  params: { period: barCount(26) },
  lines: ['value'],
  warmupBars: ({ period }) => period - 1,
  start: ({ period }) => exponentialMean(period, exponentialWeight(period)),
  advance: (state, { bars, lines, from, to }) =>
    followMean(state, { input: bars.close, output: lines.value, from, to }),
});
