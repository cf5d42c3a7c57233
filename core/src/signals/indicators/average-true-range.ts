import type { Bars } from './bars.ts';
import { at, type Span } from './filters/filter.ts';
import { trueRange } from './filters/true-range.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * How far the price travels in a bar on average, in the unit of the price: Wilder's mean of the true range
 * `max(high, close before) - min(low, close before)`; the first is a plain mean of `period`, each next one
 * `before + (now - before) / period`. Warm-up: the first `period` bars, and some 100 more remember the beginning.
 * Source: Wilder, New Concepts in Technical Trading Systems (1978), section III; TA-Lib ATR.
 */
export const averageTrueRange = defineIndicator({
  id: 'atr',
  name: { ko: '평균 실제 범위', en: 'Average true range' },
  params: { period: barCount(14) },
  lines: ['value'],
  warmupBars: ({ period }) => period,
  start: ({ period }) => rangeMean(period),
  advance: (state, { bars, lines, from, to }) => followRange(state, { bars, output: lines.value, from, to }),
});

export function rangeMean(period: number) {
  return { period, mean: 0, range: 0, distance: 0 };
}

interface RangePass extends Span {
  readonly bars: Bars;
  readonly output: Float64Array;
}

export function followRange(state: ReturnType<typeof rangeMean>, { bars, output, from, to }: RangePass): void {
  const { high, low, close } = bars;
  const { period } = state;
  const keep = 1 - 1 / period;
  let { mean, range, distance } = state;
  let index = from;
  for (; index < to && index <= period; index += 1) {
    // The first bar has no close before it, and no range.
    if (index > 0) range = trueRange(at(high, index), at(low, index), at(close, index - 1));
    mean += range / period;
    distance = mean - range;
    output[index] = index < period ? Number.NaN : mean;
  }
  for (; index < to; index += 1) {
    const newRange = trueRange(at(high, index), at(low, index), at(close, index - 1));
    // As in `followMean`.
    distance = (distance + (range - newRange)) * keep;
    range = newRange;
    output[index] = range + distance;
  }
  state.mean = mean;
  state.range = range;
  state.distance = distance;
}
