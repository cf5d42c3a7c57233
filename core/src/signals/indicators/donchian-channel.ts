import { at } from './filters/filter.ts';
import { slideRange, slidingRange } from './filters/sliding-range.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * The highest high and the lowest low of the newest `period` bars, the present one included, and the middle of the two, in
 * the unit of the price; a breakout compares the close with the line of the bar before. Warm-up: the first `period - 1` bars.
 * Source: Donchian's four-week rule, in Murphy, Technical Analysis of the Financial Markets, chapter 9; TA-Lib MAX, MIN.
 */
export const donchianChannel = defineIndicator({
  id: 'donchian',
  name: { ko: '돈치안 채널', en: 'Donchian channel' },
  params: { period: barCount(20) },
  lines: ['upper', 'middle', 'lower'],
  warmupBars: ({ period }) => period - 1,
  start: ({ period }) => slidingRange(period),
  advance(state, { bars: { high, low }, lines: { upper, middle, lower }, from, to }) {
    slideRange(state, { high, low, highest: upper, lowest: lower, from, to });
    for (let index = from; index < to; index += 1) middle[index] = (at(upper, index) + at(lower, index)) / 2;
  },
});
