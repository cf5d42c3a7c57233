import { at, type Span } from './filter.ts';

interface RangePass extends Span {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly highest: Float64Array;
  readonly lowest: Float64Array;
}

/** The highest high and the lowest low of the newest `period` places of two columns whose first values are at `first`. */
export function slidingRange(period: number, first = 0) {
  const stride = period + 1;
  // The ends of the block before, and, from the other half on, those of the present one.
  const ends = { topsOfEnds: new Float64Array(2 * stride), bottomsOfEnds: new Float64Array(2 * stride) };
  return { period, first, stride, place: 0, half: 0, top: 0, bottom: 0, ...ends };
}

type RangeState = ReturnType<typeof slidingRange>;

/**
 * The window is the end of one block of `period` places and the beginning of the next: the extremes of all ends are
 * written down once a block, those of the beginning run along. Three comparisons a value, whatever the period.
 * Source: van Herk, Pattern Recognition Letters 13 (1992); Gil and Werman, IEEE PAMI 15 (1993).
 */
export function slideRange(state: RangeState, pass: RangePass): void {
  const { period, first } = state;
  const { highest, lowest, from, to } = pass;
  let index = from;
  for (; index < to && index < first; index += 1) highest[index] = lowest[index] = Number.NaN;
  for (; index < to && state.place > 0; index += 1) slidePlace(state, pass, index);
  if (period > 1) index = slideBlocks(state, pass, index);
  for (; index < to; index += 1) slidePlace(state, pass, index);
  for (index = from; index < to && index < first + period - 1; index += 1) highest[index] = lowest[index] = Number.NaN;
}

/** One place, while the bars come one by one. */
function slidePlace(state: RangeState, { high, low, highest, lowest }: RangePass, index: number): void {
  const { period, half, topsOfEnds, bottomsOfEnds } = state;
  state.top = state.place === 0 ? at(high, index) : greater(at(high, index), state.top);
  state.bottom = state.place === 0 ? at(low, index) : lesser(at(low, index), state.bottom);
  state.place += 1;
  const whole = state.place === period;
  highest[index] = whole ? state.top : greater(at(topsOfEnds, half + state.place), state.top);
  lowest[index] = whole ? state.bottom : lesser(at(bottomsOfEnds, half + state.place), state.bottom);
  if (whole) writeEnds(state, { high, low }, index);
}

/** Whole blocks, their beginnings forward and their ends backward in one loop, since neither waits for the other. */
function slideBlocks(state: RangeState, { high, low, highest, lowest, to }: RangePass, from: number): number {
  const { period, stride, topsOfEnds, bottomsOfEnds } = state;
  let { half } = state;
  let start = from;
  for (; start + period <= to; start += period) {
    const last = start + period - 1;
    const next = stride - half;
    let top = at(high, start);
    let bottom = at(low, start);
    let endTop = at(high, last);
    let endBottom = at(low, last);
    for (let place = 1; place < period; place += 1) {
      highest[start + place - 1] = greater(at(topsOfEnds, half + place), top);
      lowest[start + place - 1] = lesser(at(bottomsOfEnds, half + place), bottom);
      top = greater(at(high, start + place), top);
      bottom = lesser(at(low, start + place), bottom);
      topsOfEnds[next + period - place] = endTop;
      bottomsOfEnds[next + period - place] = endBottom;
      endTop = greater(at(high, last - place), endTop);
      endBottom = lesser(at(low, last - place), endBottom);
    }
    highest[last] = top;
    lowest[last] = bottom;
    half = next;
  }
  state.half = half;
  return start;
}

/** The ends of the block that is done, the next places begin another one. */
function writeEnds(
  state: RangeState,
  { high, low }: { readonly high: Float64Array; readonly low: Float64Array },
  last: number,
): void {
  const { period, stride, topsOfEnds, bottomsOfEnds } = state;
  const next = stride - state.half;
  let endTop = at(high, last);
  let endBottom = at(low, last);
  for (let place = 1; place < period; place += 1) {
    topsOfEnds[next + period - place] = endTop;
    bottomsOfEnds[next + period - place] = endBottom;
    endTop = greater(at(high, last - place), endTop);
    endBottom = lesser(at(low, last - place), endBottom);
  }
  state.half = next;
  state.place = 0;
}

/**
 * The maximum without a branch, which prices would mispredict: exact for numbers within a factor of two (Sterbenz), and
 * within one rounding for others.
 */
function greater(a: number, b: number): number {
  const gap = a - b;
  return b + 0.5 * (gap + Math.abs(gap));
}

function lesser(a: number, b: number): number {
  const gap = a - b;
  return b + 0.5 * (gap - Math.abs(gap));
}
