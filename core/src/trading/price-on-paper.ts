import { floorToStep, multiplyUnits, multiplyUnitsUp, type Units, unitsPerOne } from '../base/units.ts';
import type { Side } from '../signals/signal.ts';
import type { VenueRules } from './venue-rules.ts';

/** What a market order gets where the last trade was at a price: half the spread and slippage worse, on a price step. */
export function marketPrice(side: Side, tradedUnits: Units, rules: VenueRules): Units {
  return worsePrice(side, { tradedUnits, rate: rules.paper.halfSpreadRate + rules.paper.slippageRate }, rules);
}

/** The best price of the other side: half the spread worse, on a price step. */
export function bestPrice(side: Side, tradedUnits: Units, rules: VenueRules): Units {
  return worsePrice(side, { tradedUnits, rate: rules.paper.halfSpreadRate }, rules);
}

/** Never in our favour; a sale gets one price step at least, since nothing is sold for nothing. */
function worsePrice(
  side: Side,
  { tradedUnits, rate }: { readonly tradedUnits: Units; readonly rate: Units },
  rules: VenueRules,
): Units {
  if (side === 'buy') {
    const moved = tradedUnits + multiplyUnitsUp(tradedUnits, rate);
    const tickUnits = rules.tickOf(moved);
    return floorToStep(moved + tickUnits - 1n, tickUnits);
  }
  const moved = multiplyUnits(tradedUnits, unitsPerOne - rate);
  const tickUnits = rules.tickOf(moved);
  const floored = floorToStep(moved, tickUnits);
  return floored === 0n ? tickUnits : floored;
}
