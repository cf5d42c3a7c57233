import { at } from './filters/filter.ts';
import { defineIndicator } from './indicator.ts';

/**
 * The volume of all bars that closed higher less that of all that closed lower, in the unit of the volume, beginning with
 * the volume of the first bar. No warm-up, but the level depends on where the series begins: only changes mean something.
 * Source: Granville, New Key to Stock Market Profits (1963); TA-Lib OBV.
 */
export const onBalanceVolume = defineIndicator({
  id: 'obv',
  name: { ko: '거래량 누적(OBV)', en: 'On-balance volume' },
  params: {},
  lines: ['value'],
  warmupBars: () => 0,
  start: () => ({ balance: 0 }),
  advance(state, { bars: { close, volume }, lines: { value }, from, to }) {
    for (let index = from; index < to; index += 1) {
      const change = index === 0 ? 1 : at(close, index) - at(close, index - 1);
      state.balance += Math.sign(change) * at(volume, index);
      value[index] = state.balance;
    }
  },
});
