import { at, type Span } from './filter.ts';

interface RangePass extends Span {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly highest: Float64Array;
  readonly lowest: Float64Array;
}

/** The highest high and the lowest low of the newest `period` places of two columns whose first values are at `first`. */
export function slidingRange(period: number, first = 0) {
  const column = (): Float64Array => new Float64Array(period + 1);
  return {
    period,
    first,
    place: 0,
    top: 0,
    bottom: 0,
    topsOfEnds: column(),
    bottomsOfEnds: column(),
    nextTops: column(),
    nextBottoms: column(),
  };
}

type RangeState = ReturnType<typeof slidingRange>;

/**
 * The window is the end of one block of `period` places and the beginning of the next: the extremes of all ends are
 * written down once a block, those of the beginning run along. Three comparisons a value, whatever the period.
 * Source: van Herk, Pattern Recognition Letters 13 (1992); Gil and Werman, IEEE PAMI 15 (1993).
 */
export function slideRange(state: RangeState, pass: RangePass): void {
  const { period, first } = state;
  const { high, low, highest, lowest, from, to } = pass;
  let index = from;
  for (; index < to && index < first; index += 1) highest[index] = lowest[index] = Number.NaN;
  while (index < to) {
    if (state.place === 0 && period > 1 && index + period <= to) {
      slideBlock(state, pass, index);
      index += period;
    } else {
      slidePlace(state, pass, index);
      index += 1;
      if (state.place === period) writeEnds(state, { high, low }, index - 1);
    }
  }
  for (index = from; index < to && index < first + period - 1; index += 1) highest[index] = lowest[index] = Number.NaN;
}

/** One place, while the bars come one by one. */
function slidePlace(state: RangeState, { high, low, highest, lowest }: RangePass, index: number): void {
  state.top = state.place === 0 ? at(high, index) : greater(at(high, index), state.top);
  state.bottom = state.place === 0 ? at(low, index) : lesser(at(low, index), state.bottom);
  state.place += 1;
  const whole = state.place === state.period;
  highest[index] = whole ? state.top : greater(at(state.topsOfEnds, state.place), state.top);
  lowest[index] = whole ? state.bottom : lesser(at(state.bottomsOfEnds, state.place), state.bottom);
}

/** A whole block: its beginnings forward and its ends backward in one loop, since neither waits for the other. */
function slideBlock(state: RangeState, { high, low, highest, lowest }: RangePass, start: number): void {
  const { period, topsOfEnds, bottomsOfEnds, nextTops, nextBottoms } = state;
  const last = start + period - 1;
  let [top, bottom, endTop, endBottom] = [at(high, start), at(low, start), at(high, last), at(low, last)];
  for (let place = 1; place < period; place += 1) {
    highest[start + place - 1] = greater(at(topsOfEnds, place), top);
    lowest[start + place - 1] = lesser(at(bottomsOfEnds, place), bottom);
    top = greater(at(high, start + place), top);
    bottom = lesser(at(low, start + place), bottom);
    nextTops[period - place] = endTop;
    nextBottoms[period - place] = endBottom;
    endTop = greater(at(high, last - place), endTop);
    endBottom = lesser(at(low, last - place), endBottom);
  }
  highest[last] = top;
  lowest[last] = bottom;
  turnBlock(state);
}

function writeEnds(
  state: RangeState,
  { high, low }: { readonly high: Float64Array; readonly low: Float64Array },
  last: number,
): void {
  const { period, nextTops, nextBottoms } = state;
  let [endTop, endBottom] = [at(high, last), at(low, last)];
  for (let place = 1; place < period; place += 1) {
    nextTops[period - place] = endTop;
    nextBottoms[period - place] = endBottom;
    endTop = greater(at(high, last - place), endTop);
    endBottom = lesser(at(low, last - place), endBottom);
  }
  turnBlock(state);
}

/** The block that is done is the one before from now on. */
function turnBlock(state: RangeState): void {
  const { topsOfEnds, bottomsOfEnds, nextTops, nextBottoms } = state;
  state.topsOfEnds = nextTops;
  state.bottomsOfEnds = nextBottoms;
  state.nextTops = topsOfEnds;
  state.nextBottoms = bottomsOfEnds;
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
