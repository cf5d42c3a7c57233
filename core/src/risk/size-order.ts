import { floorToStep, type Units, unitsPerOne } from '../base/units.ts';
import { availableCash, fractionOf, positionRoom, strategyRoom } from './room.ts';
import type { DecisionInput } from './rule.ts';
import type { Limits } from './settings.ts';

/** Below this confidence nothing is bought. */
export const confidenceMin = 0.5;

/** From this confidence on the part of the equity does not grow. */
export const confidenceFull = 0.9;

/**
 * What a buy spends, costs included, in whole won or dollars: the part of the equity that its confidence deserves, but no
 * more than the instrument's share, the strategy's share and the free cash leave.
 */
export function sizeOrder(input: DecisionInput, equityUnits: Units): Units {
  const caps = [
    fractionOf(equityUnits, orderFraction(input.cause.confidence, input.settings.limits)),
    positionRoom(input, equityUnits),
    strategyRoom(input, equityUnits),
    availableCash(input),
  ];
  const spendingUnits = caps.reduce((least, cap) => (cap < least ? cap : least));
  return spendingUnits <= 0n ? 0n : floorToStep(spendingUnits, unitsPerOne);
}

/** The part of the equity by confidence: nothing below 0.5, the least at 0.5, even growth to the most at 0.9. */
export function orderFraction(confidence: number, { orderFractionMin, orderFractionMax }: Limits): number {
  if (confidence < confidenceMin) return 0;
  const grown = Math.min(1, (confidence - confidenceMin) / (confidenceFull - confidenceMin));
  return orderFractionMin + grown * (orderFractionMax - orderFractionMin);
}
