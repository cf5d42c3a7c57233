import { emptyColumn, grow } from './bars.ts';
import { at } from './filters/filter.ts';
import { slideRange, slidingRange } from './filters/sliding-range.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * Where the close stands below the highest high of `period` bars, -100 at their lowest low to 0 at the high:
 * `-100 * (highest - close) / (highest - lowest)`; 0 where nothing moves. Warm-up: the first `period - 1` bars.
 * Source: Williams, How I Made One Million Dollars Last Year Trading Commodities (1973); TA-Lib WILLR.
 */
export const williamsR = defineIndicator({
  id: 'williams-r',
  name: { ko: '윌리엄스 %R', en: 'Williams %R' },
  params: { period: barCount(14) },
  lines: ['value'],
  warmupBars: ({ period }) => period - 1,
  start: ({ period }) => ({ range: slidingRange(period), lows: emptyColumn() }),
  advance(state, { bars: { high, low, close }, lines: { value }, from, to }) {
    const lows = (state.lows = grow(state.lows, close.length));
    slideRange(state.range, { high, low, highest: value, lowest: lows, from, to });
    for (let index = from; index < to; index += 1) {
      const highest = at(value, index);
      const range = highest - at(lows, index);
      value[index] = range === 0 ? 0 : (-100 * (highest - at(close, index))) / range;
    }
  },
});
