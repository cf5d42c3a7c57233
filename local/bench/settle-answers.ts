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
  /** Resolves when a function has acknowledged so many messages from now on; a failed one comes again and counts then. */
  acknowledged(functionName: string, count: number): Promise<void>;
}

export function createAnswers(): Answers {
  let urls: FunctionUrls | undefined;
  const waiting = new Map<string, { left: number; done: () => void }>();
  return {
    hear(message) {
      const said = Said.parse(message);
      if ('urls' in said) {
        urls = new Map(Object.entries(said.urls));
        return;
      }
      const waits = waiting.get(said.answered);
      if (waits === undefined || said.status >= 300) return;
      waits.left -= 1;
      if (waits.left === 0) waits.done();
    },
    urls: () => urls,
    acknowledged(functionName, count) {
      const url = urls?.get(functionName) ?? '';
      return new Promise((resolve) => waiting.set(url, { left: count, done: resolve }));
    },
  };
}
