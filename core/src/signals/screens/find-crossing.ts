import { isAbove } from '../../base/is-above.ts';
import { type Measured, tooFewBars } from './measure.ts';
import type { Crossing } from './screen.ts';

/** How many bars back a crossing is looked for. */
export const crossingBarsMax = 10;

/**
 * The newest crossing of two lines: the bar on which the fast one is strictly on the other side of the slow one than it was
 * last. Meeting it and turning back is none.
 */
export function findCrossing(fast: Float64Array, slow: Float64Array, slowBars: number): Measured<Crossing> {
  const needs = slowBars + crossingBarsMax;
  if (slow.length < needs) return tooFewBars(needs, slow.length);
  const sideAt = (index: number): number => {
    const [fastAt = Number.NaN, slowAt = Number.NaN] = [fast[index], slow[index]];
    return Number(isAbove(fastAt, slowAt)) - Number(isAbove(slowAt, fastAt));
  };
  const newest = slow.length - 1;
  let later = { index: newest, side: 0 };
  for (let index = newest; index >= newest - crossingBarsMax; index -= 1) {
    const side = sideAt(index);
    if (side === 0) continue;
    if (later.side !== 0 && side !== later.side) {
      return { value: { direction: later.side > 0 ? 'up' : 'down', barsAgo: newest - later.index } };
    }
    later = { index, side };
  }
  return { value: { direction: 'none' } };
}
