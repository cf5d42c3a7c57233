import { at } from './filters/filter.ts';
import { trueRange } from './filters/true-range.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * How strongly the price moves in one direction, each line 0 to 100: `plusDi` and `minusDi` are the shares of the rises of
 * the high and of the falls of the low in the true range, all three summed the way of Wilder (`sum - sum / period + now`);
 * `adx` is Wilder's mean of `100 * |plusDi - minusDi| / (plusDi + minusDi)`, the first a plain mean of `period`.
 * Warm-up: the directions the first `period` bars, `adx` `2 * period - 1`; some 150 more remember the beginning.
 * Source: Wilder, New Concepts in Technical Trading Systems (1978), section IV; TA-Lib ADX, PLUS_DI, MINUS_DI.
 */
export const averageDirectionalIndex = defineIndicator({
  id: 'adx',
  name: { ko: '평균 방향성 지수', en: 'Average directional index' },
  params: { period: barCount(14, 2) },
  lines: ['adx', 'plusDi', 'minusDi'],
  warmupBars: ({ period }) => 2 * period - 1,
  start: ({ period }) => ({ period, rises: 0, falls: 0, ranges: 0, index: 0, sum: 0 }),
  advance(state, { bars: { high, low, close }, lines, from, to }) {
    const { period } = state;
    for (let index = from; index < to; index += 1) {
      if (index > 0) {
        const rise = at(high, index) - at(high, index - 1);
        const fall = at(low, index - 1) - at(low, index);
        // Wilder's sums begin one bar before the first of them is used.
        const keep = index < period ? 1 : 1 - 1 / period;
        state.rises = state.rises * keep + (rise > fall && rise > 0 ? rise : 0);
        state.falls = state.falls * keep + (fall > rise && fall > 0 ? fall : 0);
        const range = trueRange(at(high, index), at(low, index), at(close, index - 1));
        state.ranges = state.ranges * keep + range;
      }
      const plus = state.ranges === 0 ? 0 : (100 * state.rises) / state.ranges;
      const minus = state.ranges === 0 ? 0 : (100 * state.falls) / state.ranges;
      lines.plusDi[index] = index < period ? Number.NaN : plus;
      lines.minusDi[index] = index < period ? Number.NaN : minus;
      lines.adx[index] = index < period ? Number.NaN : follow(state, index, { plus, minus });
    }
  },
});

interface Directions {
  readonly plus: number;
  readonly minus: number;
}

/** Wilder's mean of the directional index, NaN until it has `period` of them. */
function follow(
  state: { readonly period: number; index: number; sum: number },
  bar: number,
  { plus, minus }: Directions,
): number {
  const { period } = state;
  const both = plus + minus;
  const directed = both === 0 ? undefined : (100 * Math.abs(plus - minus)) / both;
  const ready = 2 * period - 1;
  if (bar <= ready) {
    // No movement at all says nothing about the direction.
    state.sum += directed ?? 0;
    state.index = state.sum / period;
    return bar < ready ? Number.NaN : state.index;
  }
  if (directed !== undefined) state.index = (state.index * (period - 1) + directed) / period;
  return state.index;
}
