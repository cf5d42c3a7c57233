import { at } from './filters/filter.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * How much better than its benchmark the instrument did within `period` bars, in per cent:
 * `100 * ((c[i] / c[i-period]) / (b[i] / b[i-period]) - 1)`; above 0 it was the stronger one. NaN without a benchmark.
 * Warm-up: the first `period` bars.
 * Source: Levy, Relative Strength as a Criterion for Investment Selection (Journal of Finance, 1967), against an index.
 */
export const relativeStrength = defineIndicator({
  id: 'relative-strength',
  name: { ko: '상대강도(벤치마크 대비)', en: 'Relative strength against a benchmark' },
  params: { period: barCount(20) },
  lines: ['value'],
  needsBenchmark: true,
  warmupBars: ({ period }) => period,
  start: ({ period }) => ({ period }),
  advance({ period }, { bars: { close, benchmark }, lines: { value }, from, to }) {
    for (let index = from; index < to; index += 1) {
      const own = index < period ? Number.NaN : at(close, index) / at(close, index - period);
      value[index] = 100 * (own / (at(benchmark, index) / at(benchmark, Math.max(0, index - period))) - 1);
    }
  },
});
