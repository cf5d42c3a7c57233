import { setTimeout as delay } from 'node:timers/promises';
import { SetupError } from './setup-error.ts';

interface Waiting {
  readonly timeoutMs: number;
  readonly everyMs?: number;
  /** What is waited for, as in "… did not answer within 20 s". */
  readonly what: string;
}

/** Asks again and again until the answer is something; a question that throws counts as "not yet". @throws SetupError */
export async function waitUntil<Answer>(
  ask: () => Promise<Answer | undefined | false>,
  { timeoutMs, everyMs = 25, what }: Waiting,
): Promise<Answer> {
  const endMs = performance.now() + timeoutMs;
  let cause: unknown;
  while (performance.now() < endMs) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      cause = error;
    }
    await delay(everyMs);
  }
  throw new SetupError(`${what} within ${timeoutMs / 1000} s`, { cause });
}
