import { minuteMs } from '../../base/instant.ts';
import { at } from './filters/filter.ts';
import { defineIndicator } from './indicator.ts';
import { wholeNumber } from './parameters.ts';

/**
 * The change of the close within so many minutes, in per cent of the older one, whatever the length of the bars: compared
 * with the newest bar that is at least that much older. NaN while there is none, and where it is more than twice as old:
 * a price from before a gap says nothing about these minutes. A desk that watches for sudden moves uses five minutes.
 * Warm-up: the bars of the first `minutes`. Source: the rule of this desk against sudden moves; the formula is ROC's.
 */
export const minuteChange = defineIndicator({
  id: 'minute-change',
  name: { ko: '5분 변화율', en: 'Change within minutes' },
  params: { minutes: wholeNumber({ by: 5, from: 1, to: 1440 }) },
  lines: ['value'],
  // At least one; how many more depends on the length of the bars.
  warmupBars: () => 1,
  start: ({ minutes }) => ({ spanMs: minutes * minuteMs, older: 0 }),
  advance(state, { bars: { atMs, close }, lines: { value }, from, to }) {
    const { spanMs } = state;
    for (let index = from; index < to; index += 1) {
      const now = at(atMs, index);
      while (state.older + 1 < index && now - at(atMs, state.older + 1) >= spanMs) state.older += 1;
      const age = now - at(atMs, state.older);
      const comparable = age >= spanMs && age <= 2 * spanMs;
      value[index] = comparable ? 100 * (at(close, index) / at(close, state.older) - 1) : Number.NaN;
    }
  },
});
