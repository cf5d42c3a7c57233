import { emptyColumn, grow } from './bars.ts';
import { at } from './filters/filter.ts';
import { slideRange, slidingRange } from './filters/sliding-range.ts';
import { slideSum, slidingSum } from './filters/sliding-sum.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';
import { followStrength, startStrength } from './relative-strength-index.ts';

/**
 * Where Wilder's RSI stands between its lowest and its highest of `period` bars, 0 to 100: `k` is the plain mean of
 * `smooth` such places, `d` the plain mean of `signal` values of `k`. A range of nothing counts as 0, and so does one of
 * rounding errors, which is all that an RSI has while the price stands still (TA-Lib spreads those from 0 to 100).
 * Warm-up: `k` the first `strength + period + smooth - 2` bars, `d` another `signal - 1`.
 * Source: Chande and Kroll, The New Technical Trader (1994); TA-Lib STOCHRSI, which is this one with `smooth` 1.
 */
export const stochasticRsi = defineIndicator({
  id: 'stochastic-rsi',
  name: { ko: '스토캐스틱 RSI', en: 'Stochastic RSI' },
  params: { strength: barCount(14), period: barCount(14), smooth: barCount(3, 1, 100), signal: barCount(3, 1, 100) },
  lines: ['k', 'd'],
  warmupBars: ({ strength, period, smooth, signal }) => strength + period + smooth + signal - 3,
  start: ({ strength, period, smooth, signal }) => ({
    strength: startStrength({ period: strength }),
    range: slidingRange(period, strength),
    strengths: emptyColumn(),
    places: emptyColumn(),
    smooth,
    sumOfPlaces: slidingSum(smooth, strength + period - 1),
    signal,
    sumOfK: slidingSum(signal, strength + period + smooth - 2),
  }),
  advance(state, { bars, lines: { k, d }, from, to }) {
    const strengths = (state.strengths = grow(state.strengths, bars.close.length));
    const places = (state.places = grow(state.places, bars.close.length));
    followStrength(state.strength, { input: bars.close, output: strengths, from, to });
    slideRange(state.range, { high: strengths, low: strengths, highest: k, lowest: d, from, to });
    for (let index = from; index < to; index += 1) {
      const range = at(k, index) - at(d, index);
      const place = range < rangeMin ? 0 : (100 * (at(strengths, index) - at(d, index))) / range;
      // The ends of a range of strengths are rounded, see `slideRange`.
      places[index] = Math.max(0, Math.min(100, place));
    }
    slideSum(state.sumOfPlaces, { input: places, output: k, from, to });
    for (let index = from; index < to; index += 1) k[index] = at(k, index) / state.smooth;
    slideSum(state.sumOfK, { input: k, output: d, from, to });
    for (let index = from; index < to; index += 1) d[index] = at(d, index) / state.signal;
  },
});

/** Thousands of roundings of an RSI, and a millionth of what its smallest move is. */
const rangeMin = 1e-9;
