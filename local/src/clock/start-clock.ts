import { type DeskClock, marketTimeAt } from '@gaemi/core/base/desk.ts';
import { tickTopic } from '@gaemi/core/topics.ts';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunsUnderWay } from './runs-under-way.ts';
import { createTicker, type DueTick, type Schedule } from './ticker.ts';

interface ClockParts {
  readonly schedules: readonly Schedule[];
  readonly clock: DeskClock;
  readonly publish: (topic: string, message: unknown) => Promise<void>;
  /** Whoever has not come to an end gets no further tick: a desk that cannot keep up decides late, not ever later. */
  readonly runs: RunsUnderWay;
  /** Is told once in a while how many market minutes went by without a tick of their own. */
  readonly onSkipped: (minutes: number) => void;
  readonly onError: (error: unknown) => void;
}

const reportEveryMs = 10_000;

/** Plays Cloud Scheduler in market time. */
export function startClock({ schedules, clock, publish, runs, onSkipped, onError }: ClockParts): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const ticker = createTicker(schedules, marketTimeAt(clock, Date.now()));
  const report = reportNowAndThen(onSkipped);

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const waitMs = (ticker.nextMinuteMs() - marketTimeAt(clock, Date.now())) / clock.speed;
      await delay(Math.max(0, Math.ceil(waitMs)), undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      const { due, skippedMinutes } = ticker.advance(marketTimeAt(clock, Date.now()), runs.has);
      report(skippedMinutes);
      // Waiting for the topic keeps a desk that cannot keep up from burying itself in ticks.
      await Promise.all(due.map(give)).catch(onError);
    }
  }

  async function give({ name, atMs }: DueTick): Promise<void> {
    runs.begin(name);
    await publish(tickTopic(name), { atMs });
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function reportNowAndThen(onSkipped: (minutes: number) => void): (minutes: number) => void {
  let unreported = 0;
  let reportedMs = -reportEveryMs;
  return (minutes) => {
    unreported += minutes;
    if (unreported === 0 || performance.now() - reportedMs < reportEveryMs) return;
    onSkipped(unreported);
    unreported = 0;
    reportedMs = performance.now();
  };
}
