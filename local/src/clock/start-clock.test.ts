import { minuteMs } from '@gaemi/core/base/instant.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createRunsUnderWay } from './runs-under-way.ts';
import { startClock } from './start-clock.ts';

const schedules = [{ name: 'beat', schedule: '* * * * *', timeZone: 'Asia/Seoul' }];
const marketAtMs = Date.parse('2026-11-20T00:00:00Z');

interface Published {
  readonly topic: string;
  readonly message: unknown;
}

function startOn(speed: number, publishMs: number, runMs = 0) {
  const runs = createRunsUnderWay();
  const published: Published[] = [];
  const skipped: number[] = [];
  const clock = startClock({
    schedules,
    clock: { wallAtMs: Date.now(), marketAtMs, speed },
    async publish(topic, message) {
      published.push({ topic, message });
      await delay(publishMs);
      if (runMs > 0) void delay(runMs).then(() => runs.end('beat'));
      else runs.end('beat');
    },
    runs,
    onSkipped: (minutes) => skipped.push(minutes),
    onError: () => undefined,
  });
  return { clock, published, skipped };
}

describe('the clock', () => {
  it('publishes every market minute on the tick topic of its function, in order', async () => {
    // A market minute every 50 ms.
    const { clock, published } = startOn(minuteMs / 50, 0);
    await expect.poll(() => published.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(3);
    await clock.stop();
    expect(new Set(published.map(({ topic }) => topic))).toEqual(new Set(['tick-beat']));
    const minutes = published.map(({ message }) => (message as { atMs: number }).atMs); // what this clock publishes
    expect(minutes).toEqual(minutes.toSorted((left, right) => left - right));
    expect(new Set(minutes).size, 'none twice').toBe(minutes.length);
    expect(minutes.every((atMs) => atMs > marketAtMs && atMs % minuteMs === 0)).toBe(true);
  });

  it('skips to the newest minute instead of bursting when it cannot keep up, and says so', async () => {
    // Ten minutes go by while one tick is published.
    const { clock, published, skipped } = startOn(minuteMs / 10, 100);
    await delay(450);
    await clock.stop();
    expect(published.length, 'one at a time').toBeLessThanOrEqual(6);
    expect(skipped.length, 'told once in a while').toBe(1);
    expect(skipped[0]).toBeGreaterThan(0);
  });

  it('wakes a function again only when it has come to an end', async () => {
    // Ten minutes go by in a run.
    const { clock, published } = startOn(minuteMs / 10, 0, 100);
    await delay(450);
    await clock.stop();
    expect(published.length).toBeGreaterThan(1);
    expect(published.length).toBeLessThanOrEqual(5);
  });

  it('stops at once', async () => {
    const { clock, published } = startOn(1, 0);
    await clock.stop();
    expect(published).toEqual([]);
  });
});
