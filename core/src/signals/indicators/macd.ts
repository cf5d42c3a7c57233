import { exponentialWeight } from './filters/exponential-mean.ts';
import { at, type Span } from './filters/filter.ts';
import { sumAnew } from './filters/sliding-mean.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * Moving average convergence and divergence, in the unit of the price: `macd` is the exponential mean of `fast` closes
 * less the one of `slow`, `signal` its exponential mean of `signal` values, `histogram` their difference. Both means of
 * closes begin on the same bar, the fast one with the plain mean of the `fast` closes up to it.
 * Warm-up: `macd` the first `slow - 1` bars, the others `slow + signal - 2`.
 * Source: Appel, Technical Analysis: Power Tools for Active Investors (2005); the beginning is that of TA-Lib MACD.
 */
export const macd = defineIndicator({
  id: 'macd',
  name: { ko: 'MACD', en: 'MACD' },
  params: { fast: barCount(12), slow: barCount(26), signal: barCount(9) },
  fault: ({ fast, slow }) =>
    fast < slow
      ? undefined
      : {
          ko: `단기 fast(${fast}) 값은 장기 slow(${slow}) 값보다 작아야 합니다`,
          en: `fast (${fast}) must be below slow (${slow})`,
        },
  lines: ['macd', 'signal', 'histogram'],
  warmupBars: ({ slow, signal }) => slow + signal - 2,
  start: ({ fast, slow, signal }) => ({ fast, slow, signal, fastDistance: 0, slowDistance: 0, signalDistance: 0 }),
  advance(state, { bars: { close }, lines, from, to }) {
    const { macd: gaps, signal: signals, histogram } = lines;
    const fastKeep = 1 - exponentialWeight(state.fast);
    const slowKeep = 1 - exponentialWeight(state.slow);
    const signalKeep = 1 - exponentialWeight(state.signal);
    let index = begin(state, { close, lines, from, to });
    let { fastDistance, slowDistance, signalDistance } = state;
    for (; index < to; index += 1) {
      // As in `followMean`; the price itself is in both means and drops out.
      const change = at(close, index - 1) - at(close, index);
      fastDistance = (fastDistance + change) * fastKeep;
      slowDistance = (slowDistance + change) * slowKeep;
      const gap = fastDistance - slowDistance;
      signalDistance = (signalDistance + (at(gaps, index - 1) - gap)) * signalKeep;
      gaps[index] = gap;
      signals[index] = gap + signalDistance;
      histogram[index] = -signalDistance;
    }
    state.fastDistance = fastDistance;
    state.slowDistance = slowDistance;
    state.signalDistance = signalDistance;
  },
});

interface Beginning {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
  /** How far the means are above the newest close, and the signal above the newest gap. */
  fastDistance: number;
  slowDistance: number;
  signalDistance: number;
}

interface BeginningStretch extends Span {
  readonly close: Float64Array;
  readonly lines: Readonly<Record<'macd' | 'signal' | 'histogram', Float64Array>>;
}

/** Fills the places up to the first signal; answers the next one. */
function begin(state: Beginning, { close, lines, from, to }: BeginningStretch): number {
  const { fast, slow, signal } = state;
  const ready = slow + signal - 2;
  let index = from;
  for (; index < to && index <= ready; index += 1) {
    const price = at(close, index);
    if (index === slow - 1) {
      state.fastDistance = meanOf(close, index - fast + 1, index) - price;
      state.slowDistance = meanOf(close, index - slow + 1, index) - price;
    } else if (index >= slow) {
      const change = at(close, index - 1) - price;
      state.fastDistance = (state.fastDistance + change) * (1 - exponentialWeight(fast));
      state.slowDistance = (state.slowDistance + change) * (1 - exponentialWeight(slow));
    }
    lines.macd[index] = index < slow - 1 ? Number.NaN : state.fastDistance - state.slowDistance;
    if (index === ready) state.signalDistance = meanOf(lines.macd, slow - 1, index) - at(lines.macd, index);
    lines.signal[index] = index < ready ? Number.NaN : at(lines.macd, index) + state.signalDistance;
    lines.histogram[index] = index < ready ? Number.NaN : -state.signalDistance;
  }
  return index;
}

function meanOf(values: Float64Array, first: number, last: number): number {
  const [sum, lost] = sumAnew(values, first, last);
  return (sum + lost) / (last - first + 1);
}
