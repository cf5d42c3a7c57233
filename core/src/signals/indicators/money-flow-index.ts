import { emptyColumn, grow } from './bars.ts';
import { at } from './filters/filter.ts';
import { slideSum, slidingSum } from './filters/sliding-sum.ts';
import { strengthIndex } from './filters/strength-index.ts';
import { typicalPrices } from './filters/typical-price.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * The share of the money that changed hands at rising prices, 0 to 100, over the newest `period` bars: typical price (mean
 * of high, low and close) times volume, counted when the typical price rose or fell. 50 where no money moved it (TA-Lib
 * says 0, and that below 1 of turnover already). Warm-up: the first `period` bars.
 * Source: Quong and Soudack, Volume-Weighted RSI (Technical Analysis of Stocks & Commodities, 1989); TA-Lib MFI.
 */
export const moneyFlowIndex = defineIndicator({
  id: 'mfi',
  name: { ko: '자금흐름지수', en: 'Money flow index' },
  params: { period: barCount(14) },
  lines: ['value'],
  warmupBars: ({ period }) => period,
  start: ({ period }) => ({
    prices: emptyColumn(),
    inflows: emptyColumn(),
    outflows: emptyColumn(),
    outflowSums: emptyColumn(),
    sumOfInflows: slidingSum(period, 1),
    sumOfOutflows: slidingSum(period, 1),
  }),
  advance(state, { bars, lines: { value }, from, to }) {
    const prices = (state.prices = grow(state.prices, bars.close.length));
    const inflows = (state.inflows = grow(state.inflows, bars.close.length));
    const outflows = (state.outflows = grow(state.outflows, bars.close.length));
    const outflowSums = (state.outflowSums = grow(state.outflowSums, bars.close.length));
    typicalPrices(bars, prices, { from, to });
    for (let index = from; index < to; index += 1) {
      const flow = at(prices, index) * at(bars.volume, index);
      const change = index === 0 ? 0 : at(prices, index) - at(prices, index - 1);
      inflows[index] = change > 0 ? flow : 0;
      outflows[index] = change < 0 ? flow : 0;
    }
    slideSum(state.sumOfInflows, { input: inflows, output: value, from, to });
    slideSum(state.sumOfOutflows, { input: outflows, output: outflowSums, from, to });
    for (let index = from; index < to; index += 1) {
      value[index] = strengthIndex(at(value, index), at(outflowSums, index));
    }
  },
});
