import type { Publish } from '@gaemi/functions/runtime/context.ts';
import type { DefinedFunction } from '@gaemi/functions/runtime/define.ts';
import { UnreadableMessageError } from '@gaemi/functions/runtime/parse.ts';
import { setTimeout as delay } from 'node:timers/promises';

export interface HandledRun {
  readonly name: string;
  readonly data: unknown;
  readonly outcome: 'succeeded' | 'refused' | 'failed';
}

/** Knows which messages are still on their way, so that a test can wait for the desk to be quiet. */
export interface MessageCounter {
  /** The functions, counted; serve these instead of those that were given. */
  readonly functions: readonly DefinedFunction[];
  /** Every delivery that was handled, in the order in which handling ended. */
  readonly runs: readonly HandledRun[];
  counting(publish: Publish): Publish;
  /** A message that was published past the functions. */
  expect(topic: string): void;
  /** Resolves when every message has been handled, and everything that handling them announced. */
  quiet(timeoutMs: number): Promise<void>;
}

/** Duplicates of what was handled already may still be under way for as long as this. */
const settleMs = 100;

export function createMessageCounter(
  definitions: readonly DefinedFunction[],
  topicOf: (definition: DefinedFunction) => string | undefined,
): MessageCounter {
  const waiting = new Map<string, number>();
  const runs: HandledRun[] = [];
  let running = 0;
  const add = (name: string, count: number) => waiting.set(name, (waiting.get(name) ?? 0) + count);
  const expectOn = (topic: string) => {
    for (const definition of definitions) if (topicOf(definition) === topic) add(definition.name, 1);
  };
  const isQuiet = () => running === 0 && [...waiting.values()].every((count) => count <= 0);

  async function counted(definition: DefinedFunction, ...[request, context]: HandleArguments): Promise<unknown> {
    const end = (outcome: HandledRun['outcome']) => {
      running -= 1;
      runs.push({ name: definition.name, data: request.data, outcome });
      // What failed will come again, and is waited for.
      if (outcome !== 'failed' && topicOf(definition) !== undefined) add(definition.name, -1);
    };
    running += 1;
    try {
      const answer = await definition.handle(request, context);
      end('succeeded');
      return answer;
    } catch (error) {
      end(error instanceof UnreadableMessageError ? 'refused' : 'failed');
      throw error;
    }
  }

  return {
    functions: definitions.map((definition) => ({
      ...definition,
      handle: (...given: HandleArguments) => counted(definition, ...given),
    })),
    runs,
    counting: (publish) => async (topic, message) => {
      expectOn(topic);
      await publish(topic, message);
    },
    expect: expectOn,
    async quiet(timeoutMs) {
      const endMs = performance.now() + timeoutMs;
      for (let quietSinceMs: number | undefined; ; await delay(5)) {
        const nowMs = performance.now();
        quietSinceMs = isQuiet() ? (quietSinceMs ?? nowMs) : undefined;
        if (quietSinceMs !== undefined && nowMs - quietSinceMs >= settleMs) return;
        if (nowMs > endMs) throw new Error(`the desk is not quiet after ${timeoutMs / 1000} s: ${describe(waiting)}`);
      }
    },
  };
}

type HandleArguments = Parameters<DefinedFunction['handle']>;

function describe(waiting: ReadonlyMap<string, number>): string {
  const left = [...waiting].filter(([, count]) => count > 0).map(([name, count]) => `${count} for "${name}"`);
  return left.length === 0 ? 'a function is still running' : `messages are left: ${left.join(', ')}`;
}
