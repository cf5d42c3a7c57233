import { emptyColumn, grow } from './bars.ts';
import { at, type Pass } from './filters/filter.ts';
import { slideSum, slidingSum } from './filters/sliding-sum.ts';
import { strengthIndex } from './filters/strength-index.ts';
import { defineIndicator } from './indicator.ts';
import { barCount } from './parameters.ts';

/**
 * The relative strength index with plain means (Cutler's), 0 to 100: `100 * gains / (gains + losses)` over the newest
 * `period` changes from close to close; 100 without a loss, 50 without any change.
 * Warm-up: the first `period` bars, and nothing before the window is remembered.
 * Source: Cutler's RSI, in https://en.wikipedia.org/wiki/Relative_strength_index#Cutler's_RSI
 */
export const relativeStrengthIndexSimpleIndicator = defineIndicator({
  id: 'rsi-simple',
  name: { ko: '상대강도지수(단순 평균)', en: 'Relative strength index, plain means' },
  params: { period: barCount(14) },
  lines: ['value'],
  warmupBars: ({ period }) => period,
  start: startStrength,
  advance: (state, { bars, lines, from, to }) =>
    slideStrength(state, { input: bars.close, output: lines.value, from, to }),
});

/** The same over any values. */
export function relativeStrengthIndexSimple(values: ArrayLike<number>, period: number): Float64Array {
  const output = new Float64Array(values.length);
  slideStrength(startStrength({ period }), { input: Float64Array.from(values), output, from: 0, to: values.length });
  return output;
}

function startStrength({ period }: { readonly period: number }) {
  const scratch = { gains: emptyColumn(), losses: emptyColumn(), lossSums: emptyColumn() };
  return { ...scratch, sumOfGains: slidingSum(period, 1), sumOfLosses: slidingSum(period, 1) };
}

function slideStrength(state: ReturnType<typeof startStrength>, { input, output, from, to }: Pass): void {
  const gains = (state.gains = grow(state.gains, input.length));
  const losses = (state.losses = grow(state.losses, input.length));
  const lossSums = (state.lossSums = grow(state.lossSums, input.length));
  for (let index = from; index < to; index += 1) {
    const change = index === 0 ? 0 : at(input, index) - at(input, index - 1);
    gains[index] = Math.max(change, 0);
    losses[index] = Math.max(-change, 0);
  }
  slideSum(state.sumOfGains, { input: gains, output, from, to });
  slideSum(state.sumOfLosses, { input: losses, output: lossSums, from, to });
  for (let index = from; index < to; index += 1) {
    output[index] = strengthIndex(at(output, index), at(lossSums, index));
  }
}
