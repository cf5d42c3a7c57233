import type { Instant } from '../base/instant.ts';
import type { Units } from '../base/units.ts';
import type { Position } from './position.ts';

interface StakeOutcome {
  /** What rewards have added. */
  readonly earnedUnits: Units;
  /** Whether coins have come back, which can be sold again. */
  readonly hasReturned: boolean;
  readonly atMs: Instant;
}

/**
 * A position after its coins were paid for being staked, at no cost, or have come back. What comes back begins a new episode:
 * the stop of the one before may have sold all that was free then, and sells once an episode.
 */
export function stakedPosition(position: Position, { earnedUnits, hasReturned, atMs }: StakeOutcome): Position {
  if (earnedUnits === 0n && !hasReturned) return position;
  return {
    ...position,
    quantityUnits: position.quantityUnits + earnedUnits,
    openedAtMs: hasReturned ? Math.max(position.openedAtMs, atMs) : position.openedAtMs,
    updatedAtMs: Math.max(position.updatedAtMs, atMs),
  };
}
