import { slideMean, slidingMean } from './filters/sliding-mean.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * The mean of the newest `period` closes, in the unit of the price: `(c[i-period+1] + … + c[i]) / period`.
 * Warm-up: the first `period - 1` bars. Source: Murphy, Technical Analysis of the Financial Markets, chapter 9; TA-Lib SMA.
 */
export const simpleMovingAverageIndicator = defineIndicator({
  id: 'sma',
  name: { ko: '단순 이동평균', en: 'Simple moving average' },
  params: { period: barCount(20) },
  lines: ['value'],
  warmupBars: ({ period }) => period - 1,
  start: ({ period }) => slidingMean(period),
  advance: (state, { bars, lines, from, to }) => slideMean(state, { input: bars.close, output: lines.value, from, to }),
});

/** The same over any values. */
export function simpleMovingAverage(values: ArrayLike<number>, period: number): Float64Array {
  const output = new Float64Array(values.length);
  slideMean(slidingMean(period), { input: Float64Array.from(values), output, from: 0, to: values.length });
  return output;
}
