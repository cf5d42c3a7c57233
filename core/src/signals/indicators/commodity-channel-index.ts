import { emptyColumn, grow } from './bars.ts';
import { at } from './filters/filter.ts';
import { slideMean, slidingMean } from './filters/sliding-mean.ts';
import { typicalPrices } from './filters/typical-price.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * How far the typical price (mean of high, low and close) is from its mean of `period` bars, in mean absolute distances
 * from that mean times 0.015; mostly within -100 and 100, 0 where nothing moves. A bar costs `period` steps, since the
 * distances change with the mean. Warm-up: the first `period - 1` bars.
 * Source: Lambert, Commodity Channel Index (Commodities, October 1980); TA-Lib CCI.
 */
export const commodityChannelIndex = defineIndicator({
  id: 'cci',
  name: { ko: '상품채널지수', en: 'Commodity channel index' },
  params: { period: barCount(20, 2, 2000) },
  lines: ['value'],
  warmupBars: ({ period }) => period - 1,
  start: ({ period }) => ({ period, mean: slidingMean(period), prices: emptyColumn() }),
  advance(state, { bars, lines: { value }, from, to }) {
    const { period } = state;
    const prices = (state.prices = grow(state.prices, bars.close.length));
    typicalPrices(bars, prices, { from, to });
    slideMean(state.mean, { input: prices, output: value, from, to });
    for (let index = Math.max(from, period - 1); index < to; index += 1) {
      const mean = at(value, index);
      let distances = 0;
      for (let back = index - period + 1; back <= index; back += 1) distances += Math.abs(at(prices, back) - mean);
      const distance = at(prices, index) - mean;
      value[index] = distance === 0 || distances === 0 ? 0 : distance / ((0.015 * distances) / period);
    }
  },
});
