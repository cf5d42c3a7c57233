import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { tickTopic } from '@gaemi/core/topics.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import { newestDue, type Schedule } from '../clock/ticker.ts';
import { SetupError } from '../processes/setup-error.ts';
import { waitUntil } from '../processes/wait-until.ts';

interface FirstTicks {
  readonly schedules: readonly Schedule[];
  readonly nowMs: Instant;
  readonly publish: (topic: string, message: unknown) => Promise<void>;
  readonly store: Store;
}

const backfill = 'collect-candles';
const backfillWithinMs = 60_000;

/**
 * Gives every scheduled function the tick that it would have had last, so that the page is full at once: prices and
 * their history first, since all else is about them.
 */
export async function giveFirstTicks({ schedules, nowMs, publish, store }: FirstTicks): Promise<void> {
  const missed = schedules.map((schedule) => ({ name: schedule.name, atMs: newestDue(schedule, nowMs) }));
  const first = missed.filter(({ name }) => name === backfill);
  for (const { name, atMs } of first) {
    await publish(tickTopic(name), { atMs });
    await untilHandled(name, atMs, store);
  }
  const others = missed.filter((tick) => !first.includes(tick));
  await Promise.all(others.map(({ name, atMs }) => publish(tickTopic(name), { atMs })));
}

/** @throws SetupError with the function's own reason when it keeps failing. */
async function untilHandled(name: string, atMs: Instant, store: Store): Promise<void> {
  let reason = 'it did not say why';
  try {
    await waitUntil(
      async () => {
        const job = await store.get(documentRef('jobs', name));
        if (job?.outcome !== 'succeeded' && job?.error !== undefined) reason = job.error;
        return job?.outcome === 'succeeded' && job.atMs >= atMs;
      },
      { timeoutMs: backfillWithinMs, what: `"${name}" did not finish` },
    );
  } catch (error) {
    throw new SetupError(`"${name}" did not finish within ${backfillWithinMs / 1000} s: ${reason}`, { cause: error });
  }
}
