import type { Bars } from './bars.ts';
import { at } from './filters/filter.ts';
import { defineIndicator } from './indicator.ts';
import { realNumber } from './parameters.ts';

/**
 * Wilder's stop and reverse, in the unit of the price: a stop that moves towards the extreme price of the trend by a share
 * of the way, which begins at `step`, grows by it with each new extreme and ends at `most`; touched, it turns to the other
 * side. Begins downward when the second bar fell further than it rose. Warm-up: the first bar.
 * Source: Wilder, New Concepts in Technical Trading Systems (1978), section II; TA-Lib SAR.
 */
export const parabolicSar = defineIndicator({
  id: 'psar',
  name: { ko: '파라볼릭 SAR', en: 'Parabolic SAR' },
  params: {
    step: realNumber({ by: 0.02, from: 0.0001, to: 1 }),
    most: realNumber({ by: 0.2, from: 0.0001, to: 1 }),
  },
  fault: ({ step, most }) =>
    step <= most
      ? undefined
      : {
          ko: `가속 step(${step}) 값은 최대 most(${most}) 값을 넘을 수 없습니다`,
          en: `step (${step}) must not be above most (${most})`,
        },
  lines: ['value'],
  warmupBars: () => 1,
  start: ({ step, most }) => ({ step, most, share: step, long: true, stop: 0, extreme: 0 }),
  advance(state, { bars, lines: { value }, from, to }) {
    for (let index = from; index < to; index += 1) {
      if (index === 1) begin(state, bars);
      value[index] = index === 0 ? Number.NaN : move(state, bars, index);
    }
  },
});

interface Sar {
  readonly step: number;
  readonly most: number;
  share: number;
  long: boolean;
  stop: number;
  extreme: number;
}

function begin(state: Sar, { high, low }: Bars): void {
  const rise = at(high, 1) - at(high, 0);
  const fall = at(low, 0) - at(low, 1);
  state.long = !(fall > 0 && fall > rise);
  state.stop = state.long ? at(low, 0) : at(high, 0);
  state.extreme = state.long ? at(high, 1) : at(low, 1);
}

/** Answers the stop of this bar, and keeps the one of the next, which may not lie within the two newest bars. */
function move(state: Sar, { high, low }: Bars, index: number): number {
  // The very first bar only tells the direction.
  const before = Math.max(1, index - 1);
  const highest = Math.max(at(high, index), at(high, before));
  const lowest = Math.min(at(low, index), at(low, before));
  let stop = state.stop;
  const touched = state.long ? at(low, index) <= stop : at(high, index) >= stop;
  if (touched) {
    stop = state.long ? Math.max(state.extreme, highest) : Math.min(state.extreme, lowest);
    state.long = !state.long;
    state.share = state.step;
    state.extreme = state.long ? at(high, index) : at(low, index);
  } else if (state.long ? at(high, index) > state.extreme : at(low, index) < state.extreme) {
    state.extreme = state.long ? at(high, index) : at(low, index);
    state.share = Math.min(state.share + state.step, state.most);
  }
  const next = stop + state.share * (state.extreme - stop);
  state.stop = state.long ? Math.min(next, lowest) : Math.max(next, highest);
  return stop;
}
