import { dayMs, floorInstant, hourMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { memoryStore } from '@gaemi/functions/adapters/store/memory-store.ts';
import { localhost } from '../src/processes/free-port.ts';
import { createShutdown, type Shutdown } from '../src/processes/shutdown.ts';
import { memberOf } from '../src/seed/seed-member.ts';
import { createCostDesk } from './cost-desk.ts';
import { joinMember, openMarket } from './cost-market.ts';
import { type MeasuredPage, measurePages } from './cost-pages.ts';
import type { Tally } from './count-operations.ts';

export interface MeasuredCost {
  /** Every function of the desk through a Tuesday, from midnight to midnight in UTC. */
  readonly day: Tally;
  /** Pages that were open for an hour while New York trades and crypto moves. */
  readonly pages: readonly MeasuredPage[];
}

/** Plays a day of the default markets through the functions, and an hour of it before open pages. */
export async function measureCost(note: (line: string) => void): Promise<MeasuredCost> {
  const shutdown = createShutdown();
  try {
    const startMs = lastTuesday(Date.now());
    const pages = await measurePages(startMs + 15 * hourMs, shutdown, note);
    const day = await playDay(startMs, shutdown, note);
    return { day, pages };
  } finally {
    await shutdown.run();
  }
}

/** A day on which Seoul, New York and crypto trade. */
function lastTuesday(nowMs: Instant): Instant {
  const today = floorInstant(nowMs, dayMs);
  const daysSince = (new Date(today).getUTCDay() + 5) % 7;
  return today - daysSince * dayMs;
}

/** The store is in memory: what is asked of it is the same, and a day takes minutes instead of hours. */
async function playDay(startMs: Instant, shutdown: Shutdown, note: (line: string) => void): Promise<Tally> {
  const market = await openMarket(startMs, shutdown);
  const desk = createCostDesk({ ...market, store: memoryStore(), environment: { ...market.environment, ...nowhere } });
  await joinMember(desk, memberOf('cost@gaemi.local'), startMs);
  const beforeMs = startMs - minuteMs;
  market.moveTo(beforeMs);
  // A desk that has been running: its history is there.
  await desk.wake('collect-candles', beforeMs);
  await desk.wake('collect-closes', beforeMs);
  desk.takeTally();
  const minutes = dayMs / minuteMs;
  for (let minute = 0; minute < minutes; minute += 1) {
    const atMs = startMs + minute * minuteMs;
    market.moveTo(atMs);
    await desk.playMinute(atMs);
    if (minute % 240 === 239) note(`cost: ${(minute + 1) / 60} of 24 hours`);
  }
  return desk.takeTally();
}

/** Nobody is asked there. */
const nowhere = {
  FIRESTORE_EMULATOR_HOST: `${localhost}:1`,
  PUBSUB_EMULATOR_HOST: `${localhost}:1`,
  FIREBASE_AUTH_EMULATOR_HOST: `${localhost}:1`,
};
