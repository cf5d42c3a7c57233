import { emptyColumn, grow } from './bars.ts';
import { at } from './filters/filter.ts';
import { slideSum, slidingSum } from './filters/sliding-sum.ts';
import { typicalPrices } from './filters/typical-price.ts';
import { defineIndicator } from './indicator.ts';
import { optionalBarCount } from './parameters.ts';

/**
 * The mean price paid, in the unit of the price: `sum of typical price * volume / sum of volume` over the newest `period`
 * bars, or since the first bar when `period` is left out (give it the bars of one session for the usual VWAP of a day). NaN while
 * nothing was traded. Warm-up: the first `period - 1` bars.
 * Source: Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance, 1988).
 */
export const volumeWeightedAveragePrice = defineIndicator({
  id: 'vwap',
  name: { ko: '거래량 가중 평균가', en: 'Volume-weighted average price' },
  params: { period: optionalBarCount() },
  lines: ['value'],
  warmupBars: ({ period = 1 }) => period - 1,
  start: ({ period = 0 }) => ({
    period,
    paid: emptyColumn(),
    volumeSums: emptyColumn(),
    paidSinceFirst: 0,
    volumeSinceFirst: 0,
    sumOfPaid: slidingSum(Math.max(1, period)),
    sumOfVolume: slidingSum(Math.max(1, period)),
  }),
  advance(state, { bars, lines: { value }, from, to }) {
    const paid = (state.paid = grow(state.paid, bars.close.length));
    const volumeSums = (state.volumeSums = grow(state.volumeSums, bars.close.length));
    typicalPrices(bars, paid, { from, to });
    for (let index = from; index < to; index += 1) paid[index] = at(paid, index) * at(bars.volume, index);
    if (state.period > 0) {
      slideSum(state.sumOfPaid, { input: paid, output: value, from, to });
      slideSum(state.sumOfVolume, { input: bars.volume, output: volumeSums, from, to });
    }
    for (let index = from; index < to; index += 1) {
      state.paidSinceFirst += at(paid, index);
      state.volumeSinceFirst += at(bars.volume, index);
      value[index] =
        state.period > 0 ? at(value, index) / at(volumeSums, index) : state.paidSinceFirst / state.volumeSinceFirst;
    }
  },
});
