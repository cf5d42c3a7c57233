import { topics } from '@gaemi/core/topics.ts';
import type { Publish } from '../runtime/context.ts';
import type { DefinedFunction } from '../runtime/define.ts';
import * as z from 'zod/mini';

/** How messages reach their function; a desk must end the same under each. */
export type Delivery = 'once' | 'three-times' | 'crash-before-telling' | 'until-done';

/** What a process that dies between writing and telling looks like from outside. */
export class CrashError extends Error {
  constructor() {
    super('the process died before it announced');
    this.name = 'CrashError';
  }
}

export interface MessageBus {
  readonly publish: Publish;
  /** Delivers one message to one function in the bus's mood. */
  deliver(handle: (publish: Publish) => Promise<unknown>): Promise<void>;
  /** Handles every message, and those that handling them announces, until none is left. */
  drain(run: RunMessage): Promise<void>;
  /** The same with everything that waits handled at the same moment, wave after wave. */
  flood(run: RunMessage): Promise<void>;
}

type RunMessage = (definition: DefinedFunction, data: unknown, publish: Publish) => Promise<unknown>;

/** Pub/Sub in small: at-least-once, in any mood; messages travel as JSON. */
export function createMessageBus(
  functions: readonly DefinedFunction[],
  delivery: Delivery,
  restart: () => void = () => undefined,
): MessageBus {
  const waiting: { topic: string; json: string }[] = [];
  const publish: Publish = async (topic, message) => {
    const schema: z.ZodMiniType = topics[topic];
    waiting.push({ topic, json: JSON.stringify(z.encode(schema, message)) });
  };
  const crash: Publish = async () => {
    throw new CrashError();
  };
  const deliver: MessageBus['deliver'] = async (handle) => {
    if (delivery === 'crash-before-telling') {
      await ignoreCrash(handle(crash));
      await ignoreCrash(handle(crash));
    }
    if (delivery === 'until-done') return deliverUntilDone(() => handle(publish), restart);
    if (delivery === 'three-times') await Promise.all([handle(publish), handle(publish)]);
    await handle(publish);
  };
  const woken = ({ topic }: { readonly topic: string }) => functions.filter((candidate) => candidate.topic === topic);
  return {
    publish,
    deliver,
    async drain(run) {
      for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) {
        const { json } = message;
        for (const definition of woken(message)) await deliver((tell) => run(definition, JSON.parse(json), tell));
      }
    },
    async flood(run) {
      while (waiting.length > 0) {
        const runs = waiting
          .splice(0)
          .flatMap((message) => woken(message).map((definition) => ({ definition, json: message.json })));
        await Promise.all(
          runs.map(({ definition, json }) => deliver((tell) => run(definition, JSON.parse(json), tell))),
        );
      }
    },
  };
}

/** A message is delivered again until its function has come to its end, each time by a process that was just started. */
async function deliverUntilDone(handle: () => Promise<unknown>, restart: () => void): Promise<void> {
  for (;;) {
    let isDone = true;
    await ignoreCrash(handle(), () => (isDone = false));
    if (isDone) return;
    // Whatever of the dead process still runs comes to its own end first.
    await new Promise((resolve) => setImmediate(resolve));
    restart();
  }
}

async function ignoreCrash(running: Promise<unknown>, note: () => void = () => undefined): Promise<void> {
  try {
    await running;
  } catch (error) {
    if (!isCrash(error)) throw error;
    note();
  }
}

/** A function may have gathered what went wrong in several places. */
function isCrash(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isCrash);
  return error instanceof CrashError;
}
