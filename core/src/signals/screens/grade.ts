import type { ScreenGrade } from './screen.ts';

const [strengthLow, strengthHigh] = [30, 70];
const [placeLow, placeHigh] = [20, 80];

/** Oversold (overbought) when RSI 14 or stochastic %K says so and the other does not object; strong when both do. */
export function gradeOf(rsi14: number, stochasticK: number): ScreenGrade {
  const side = sideOf(rsi14, strengthLow, strengthHigh) + sideOf(stochasticK, placeLow, placeHigh);
  if (side <= -2) return 'oversold-strong';
  if (side >= 2) return 'overbought-strong';
  if (side === 0) return 'neutral';
  return side < 0 ? 'oversold' : 'overbought';
}

function sideOf(value: number, low: number, high: number): -1 | 0 | 1 {
  if (value < low) return -1;
  return value > high ? 1 : 0;
}
