import { type DeskClock, marketTimeAt } from '@gaemi/core/base/desk.ts';
import type { Clock } from './context.ts';

/** The wall clock. */
export const systemClock: Clock = { nowMs: () => Date.now() };

/** Market time of a desk that replays: a straight line through wall time. */
export function replayClock(line: DeskClock, wall: Clock = systemClock): Clock {
  return { nowMs: () => marketTimeAt(line, wall.nowMs()) };
}
