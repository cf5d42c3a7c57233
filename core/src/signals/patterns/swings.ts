import type { Bars } from '../indicators/bars.ts';
import { at } from '../indicators/filters/filter.ts';

/** A turning point: a bar whose high (low) no bar within `swingReach` on either side reaches. */
export interface Swing {
  readonly index: number;
  readonly price: number;
  readonly isHigh: boolean;
}

/** A turn is known so many bars after it happened, not before. */
export const swingReach = 3;

/** The turns known at a bar, alternating, the newest last. */
export type SwingVisitor = (swings: readonly Swing[], index: number) => void;

/** More than any pattern is made of. */
const keptMax = 8;

/**
 * Walks through the bars and shows at each one the turns known by then. Of two turns of a kind in a row the more extreme
 * one stays. Nothing of a later bar is looked at.
 */
export function walkSwings(bars: Bars, visit: SwingVisitor): void {
  const swings: Swing[] = [];
  for (let index = 0; index < bars.length; index += 1) {
    const turn = index - swingReach;
    if (turn >= swingReach) {
      if (isTurn(bars.high, turn, 1)) keep(swings, { index: turn, price: at(bars.high, turn), isHigh: true });
      if (isTurn(bars.low, turn, -1)) keep(swings, { index: turn, price: at(bars.low, turn), isHigh: false });
    }
    visit(swings, index);
  }
}

/** The first of equal extremes counts, so that a flat top is one turn. */
function isTurn(column: Float64Array, turn: number, sign: 1 | -1): boolean {
  const price = sign * at(column, turn);
  for (let step = 1; step <= swingReach; step += 1) {
    if (sign * at(column, turn - step) >= price || sign * at(column, turn + step) > price) return false;
  }
  return true;
}

function keep(swings: Swing[], swing: Swing): void {
  const last = swings.at(-1);
  if (last?.isHigh !== swing.isHigh) swings.push(swing);
  else if (swing.isHigh ? swing.price > last.price : swing.price < last.price) swings[swings.length - 1] = swing;
  if (swings.length > keptMax) swings.shift();
}
