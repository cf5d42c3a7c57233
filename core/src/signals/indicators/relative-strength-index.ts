import { at, type Pass } from './filters/filter.ts';
import { strengthIndex } from './filters/strength-index.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * Wilder's relative strength index, 0 to 100: `100 * gains / (gains + losses)`, means of the rises and of the falls from
 * close to close; the first is a plain mean of `period` changes, each next one `(before * (period - 1) + now) / period`.
 * 100 without a loss, 50 where nothing has ever moved (TA-Lib says 0).
 * Warm-up: the first `period` bars, and some 100 more still remember where the series began.
 * Source: Wilder, New Concepts in Technical Trading Systems (1978), section VI; TA-Lib RSI.
 */
export const relativeStrengthIndex = defineIndicator({
  id: 'rsi',
  name: { ko: '상대강도지수', en: 'Relative strength index' },
  params: { period: barCount(14) },
  lines: ['value'],
  warmupBars: ({ period }) => period,
  start: startStrength,
  advance: (state, { bars, lines, from, to }) =>
    followStrength(state, { input: bars.close, output: lines.value, from, to }),
});

export function startStrength({ period }: { readonly period: number }) {
  return { period, gains: 0, losses: 0 };
}

export function followStrength(state: ReturnType<typeof startStrength>, { input, output, from, to }: Pass): void {
  const { period } = state;
  const keep = (period - 1) / period;
  let { gains, losses } = state;
  let index = from;
  for (; index < to && index <= period; index += 1) {
    const change = index === 0 ? 0 : at(input, index) - at(input, index - 1);
    gains += Math.max(change, 0);
    losses += Math.max(-change, 0);
    output[index] = index < period ? Number.NaN : strengthIndex(gains, losses);
  }
  for (; index < to; index += 1) {
    const change = at(input, index) - at(input, index - 1);
    const size = Math.abs(change);
    // After a thousand bars and more of standstill the sums would run out of digits, and their ratio with them.
    if (gains + losses < movedMin && size === 0) {
      output[index] = strengthIndex(gains, losses);
      continue;
    }
    // Both kept as sums, `period` times the mean; half of a number and its size is the number or zero, without a branch.
    gains = gains * keep + 0.5 * (size + change);
    losses = losses * keep + 0.5 * (size - change);
    output[index] = strengthIndex(gains, losses);
  }
  state.gains = gains;
  state.losses = losses;
}

/** Far below the move of any price, far above the smallest number. */
const movedMin = 1e-200;
