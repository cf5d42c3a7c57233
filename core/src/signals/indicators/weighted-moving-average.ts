import { at } from './filters/filter.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * A mean of the newest `period` closes in which the newest counts `period` times and the oldest once, in the unit of the
 * price: `sum of k * c[i-period+k] / (period * (period + 1) / 2)`.
 * Warm-up: the first `period - 1` bars. Source: Murphy, Technical Analysis of the Financial Markets, chapter 9; TA-Lib WMA.
 */
export const weightedMovingAverage = defineIndicator({
  id: 'wma',
  name: { ko: '가중 이동평균', en: 'Weighted moving average' },
  params: { period: barCount(20) },
  lines: ['value'],
  warmupBars: ({ period }) => period - 1,
  start: ({ period }) => ({ period, sum: 0, sumLost: 0, weighted: 0, weightedLost: 0 }),
  advance(state, { bars: { close }, lines: { value }, from, to }) {
    const { period } = state;
    const weights = (period * (period + 1)) / 2;
    let { sum, sumLost, weighted, weightedLost } = state;
    for (let index = from; index < to; index += 1) {
      if (index < period) {
        weighted += (index + 1) * at(close, index);
        sum += at(close, index);
        value[index] = index < period - 1 ? Number.NaN : weighted / weights;
        continue;
      }
      // Every close in the window counts once less, the new one `period` times; roundings are carried along.
      const gain = period * at(close, index) - (sum + sumLost);
      const nextWeighted = weighted + gain;
      weightedLost += gain - (nextWeighted - weighted);
      weighted = nextWeighted;
      const change = at(close, index) - at(close, index - period);
      const nextSum = sum + change;
      sumLost += change - (nextSum - sum);
      sum = nextSum;
      value[index] = (weighted + weightedLost) / weights;
    }
    Object.assign(state, { sum, sumLost, weighted, weightedLost });
  },
});
