import { at } from './filters/filter.ts';
import { slideExtremeAge, slidingExtremeAge } from './filters/sliding-extreme-age.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * How new the highest high (`up`) and the lowest low (`down`) of the newest `period + 1` bars are, 100 for the present bar
 * to 0 for the oldest: `100 * (period - bars since) / period`; `oscillator` is up less down. Of equals the newest counts.
 * Warm-up: the first `period` bars.
 * Source: Chande, Technical Analysis of Stocks & Commodities (September 1995); TA-Lib AROON, AROONOSC.
 */
export const aroon = defineIndicator({
  id: 'aroon',
  name: { ko: '아룬', en: 'Aroon' },
  params: { period: barCount(25, 2) },
  lines: ['up', 'down', 'oscillator'],
  warmupBars: ({ period }) => period,
  start: ({ period }) => ({
    period,
    high: slidingExtremeAge(1, period + 1),
    low: slidingExtremeAge(-1, period + 1),
  }),
  advance(state, { bars: { high, low }, lines: { up, down, oscillator }, from, to }) {
    const { period } = state;
    slideExtremeAge(state.high, { input: high, output: up, from, to });
    slideExtremeAge(state.low, { input: low, output: down, from, to });
    for (let index = from; index < to; index += 1) {
      up[index] = (100 * (period - at(up, index))) / period;
      down[index] = (100 * (period - at(down, index))) / period;
      oscillator[index] = at(up, index) - at(down, index);
    }
  },
});
