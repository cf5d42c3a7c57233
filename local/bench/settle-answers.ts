import { secondMs } from '@gaemi/core/base/instant.ts';
import * as z from 'zod/mini';
import type { FunctionUrls } from '../src/host/subscribe.ts';

/** What the process of the functions says: where they listen, and each answer that left. */
const Said = z.union([
  z.object({ urls: z.record(z.string(), z.string()) }),
  z.object({ answered: z.string(), status: z.int() }),
]);

export interface Answers {
  hear(message: unknown): void;
  /** Undefined until the functions listen. */
  urls(): FunctionUrls | undefined;
  /**
   * Resolves when a function has acknowledged so many messages from now on; a failed one comes again and counts then.
   * Rejects when that takes too long.
   */
  acknowledged(functionName: string, count: number): Promise<void>;
}

export function createAnswers(patienceMs: number): Answers {
  let urls: FunctionUrls | undefined;
  const waiting = new Map<string, { left: number; failed: number; done: () => void }>();
  return {
    hear(message) {
      const said = Said.parse(message);
      if ('urls' in said) {
        urls = new Map(Object.entries(said.urls));
        return;
      }
      const waits = waiting.get(said.answered);
      if (waits === undefined) return;
      if (said.status >= 300) {
        waits.failed += 1;
        return;
      }
      waits.left -= 1;
      if (waits.left === 0) waits.done();
    },
    urls: () => urls,
    acknowledged(functionName, count) {
      const url = urls?.get(functionName) ?? '';
      return new Promise((resolve, reject) => {
        const waits = { left: count, failed: 0, done: resolve };
        waiting.set(url, waits);
        const timer = setTimeout(() => {
          const acknowledged = `${count - waits.left} of ${count} messages, failed ${waits.failed} times`;
          reject(new Error(`"${functionName}" acknowledged ${acknowledged} in ${patienceMs / secondMs} s`));
        }, patienceMs);
        waits.done = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
