import { marketTimeAt, type Desk, type DeskClock } from '@gaemi/core/base/desk.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { useSyncExternalStore } from 'react';
import { knownValue } from './live-state.ts';
import { oneDocument } from './live-target.ts';
import { useLive } from './use-live.ts';

const wallClock: DeskClock = { wallAtMs: 0, marketAtMs: 0, speed: 1 };
const deskTarget = oneDocument(documentRef('system', 'desk'));

/** What this desk is made of, and its clock; without a word from it, market time is wall time. */
export function useDesk(): { desk: Desk | undefined; clock: DeskClock } {
  const desk = knownValue(useLive(deskTarget));
  return { desk, clock: desk?.clock ?? wallClock };
}

/** Market time, told once a second. */
export function useMarketNow(): number {
  const { clock } = useDesk();
  return marketTimeAt(clock, useWallNow());
}

/** Wall time, told once a second while somebody looks. */
export function useWallNow(): number {
  return useSyncExternalStore(subscribeToSeconds, () => nowMs);
}

const tickMs = 1000;
const readers = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribeToSeconds(reader: () => void): () => void {
  readers.add(reader);
  if (timer === undefined) {
    nowMs = Date.now();
    timer = setInterval(tick, tickMs);
  }
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  if (document.hidden) return;
  nowMs = Date.now();
  for (const reader of readers) reader();
}
