import { dayMs, type Instant } from '../base/instant.ts';
import type { Candle } from '../market/candle.ts';

/** Daily candles that luck made from a seed: they wander, gap, and turn often enough for every kind of pattern. */
export function wanderingCandles(count: number, seed: number, firstMs: Instant = Date.UTC(2024, 0, 1)): Candle[] {
  const next = luck(seed);
  let close = 100;
  return Array.from({ length: count }, (_, index) => {
    const open = close * (1 + (next() - 0.5) * 0.01);
    close = open * (1 + (next() - 0.5) * 0.04);
    const high = Math.max(open, close) * (1 + Math.max(0, next() - 0.4) * 0.02);
    const low = Math.min(open, close) * (1 - Math.max(0, next() - 0.4) * 0.02);
    return { openAtMs: firstMs + index * dayMs, open, high, low, close, volume: Math.round(next() * 1000) };
  });
}

/** Numbers from 0 to 1, the same for the same seed (Numerical Recipes' linear congruence). */
function luck(seed: number): () => number {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
