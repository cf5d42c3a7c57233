import { minuteMs } from '@gaemi/core/base/instant.ts';
import type { Board } from '@gaemi/core/market/board.ts';
import type { LiveState } from './live-state.ts';

/** Boards are written at every tick of the collector, once a minute. */
const collectMs = minuteMs;
const silentIntervals = 2;
/** A fast replay packs minutes into seconds; a hop through the cloud still takes wall time. */
const hopMs = 3000;

export type DeskLink = 'connecting' | 'offline' | 'silent' | 'live';

/** The boards that were not written for two intervals of market time. */
export function silentBoards(boards: readonly Board[], marketNowMs: number, speed: number): readonly Board[] {
  const patienceMs = silentIntervals * collectMs + hopMs * Math.max(1, speed);
  return boards.filter(({ atMs }) => marketNowMs - atMs > patienceMs);
}

/** Three different things: the page has no server, the server has no news, or all is well. */
export function deskLink(boards: LiveState<readonly Board[]>, silent: readonly Board[]): DeskLink {
  if (boards.status === 'stale' || boards.status === 'failed') return 'offline';
  if (boards.status === 'loading') return boards.offline ? 'offline' : 'connecting';
  if (boards.status === 'empty' || silent.length > 0) return 'silent';
  return 'live';
}
