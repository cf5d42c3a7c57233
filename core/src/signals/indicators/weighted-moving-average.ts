import { at, nextRenewal, renewalPlaces } from './filters/filter.ts';
import { sumAnew } from './filters/sliding-mean.ts';
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
  start: ({ period }) => ({ period, places: renewalPlaces(period), sum: 0, sumLost: 0, weighted: 0, weightedLost: 0 }),
  advance(state, { bars: { close }, lines: { value }, from, to }) {
    const { period, places } = state;
    const weights = (period * (period + 1)) / 2;
    let { sum, sumLost, weighted, weightedLost } = state;
    let index = from;
    for (; index < to && index < period - 1; index += 1) value[index] = Number.NaN;
    for (; index < to; index += 1) {
      const pause = nextRenewal(index, places, to);
      for (; index < pause && index >= period; index += 1) {
        // Every close in the window counts once less, the new one `period` times; roundings are carried along.
        const gain = period * at(close, index) - (sum + sumLost);
        const nextWeighted = weighted + gain;
        weightedLost += gain - (nextWeighted - weighted);
        weighted = nextWeighted;
        const change = at(close, index) - at(close, index - period);
        const nextSum = sum + change;
        sumLost += change - (nextSum - sum);
        sum = nextSum;
        // A hole in the prices, which must not outlive its window.
        if (nextSum - nextSum !== 0) break;
        value[index] = (weighted + weightedLost) / weights;
      }
      if (index === to) break;
      [sum, sumLost] = sumAnew(close, index - period + 1, index);
      [weighted, weightedLost] = [weigh(close, index, period), 0];
      value[index] = weighted / weights;
    }
    Object.assign(state, { sum, sumLost, weighted, weightedLost });
  },
});

function weigh(values: Float64Array, last: number, period: number): number {
  let sum = 0;
  let lost = 0;
  for (let count = 1; count <= period; count += 1) {
    const value = count * at(values, last - period + count);
    const next = sum + value;
    lost += value - (next - sum);
    sum = next;
  }
  return sum + lost;
}
