import { type Id, makeId } from '../base/id.ts';
import { absoluteUnits, multiplyUnits, unitsFromNumber, unitsToNumber } from '../base/units.ts';
import type { Quote } from '../market/board.ts';
import { isLessThanLot, type Position } from '../portfolio/position.ts';
import { valueOfPosition } from '../portfolio/value-portfolio.ts';
import type { Limits } from './settings.ts';

/** The strategy that stop orders carry; it is none of those that can be switched off. */
export const stopStrategyId = 'stop-loss';

/** Whether a position has lost as much of its cost as its stop allows, and how much; what was sold short loses as prices rise. */
export function touchedStop(
  position: Position,
  quote: Quote,
  { stopLossFraction }: Limits,
): { readonly lossFraction: number } | undefined {
  const paidUnits = absoluteUnits(position.costUnits);
  if (isLessThanLot(position) || paidUnits === 0n) return undefined;
  const lossUnits = position.costUnits - valueOfPosition(position, quote.price);
  // Compared exactly, since a stop at 5 % must not depend on the last bit of a division.
  if (lossUnits < multiplyUnits(paidUnits, unitsFromNumber(stopLossFraction))) return undefined;
  return { lossFraction: unitsToNumber(lossUnits) / unitsToNumber(paidUnits) };
}

/**
 * The cause of a stop: the same one for as long as the position is the one that was opened then, however often it is
 * looked at. `attempt` counts the earlier stop orders of this episode that ended without selling (refused, rejected,
 * cancelled): without it one failure would disarm the stop for good.
 */
export function stopCauseId({ instrumentId, openedAtMs }: Position, attempt = 0): Id {
  const episode = makeId('stop', instrumentId, openedAtMs);
  return attempt === 0 ? episode : makeId(episode, attempt);
}
