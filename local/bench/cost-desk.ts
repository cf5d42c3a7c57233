import type { Id } from '@gaemi/core/base/id.ts';
import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import type { TopicMessage, TopicName } from '@gaemi/core/topics.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import { functions } from '@gaemi/functions/functions.ts';
import { createContext } from '@gaemi/functions/index.ts';
import type { Publish } from '@gaemi/functions/runtime/context.ts';
import type { DefinedFunction } from '@gaemi/functions/runtime/define.ts';
import type { Host } from '@gaemi/functions/runtime/host.ts';
import { openHost } from '@gaemi/functions/runtime/open-host.ts';
import { readEnvironment } from '@gaemi/functions/runtime/environment.ts';
import { eventHandler } from '@gaemi/functions/runtime/serve-event.ts';
import { AsyncLocalStorage } from 'node:async_hooks';
import { createTicker } from '../src/clock/ticker.ts';
import { readManifest, schedulesOf } from '../src/host/manifest.ts';
import {
  countingPublish,
  countingStore,
  createTally,
  members,
  type Owner,
  type Tally,
  wholeDesk,
} from './count-operations.ts';

interface CostDeskOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Replaces the store of the environment. */
  readonly store?: Store;
  readonly marketNow: () => Instant;
  /** Hears how long each message took. */
  readonly onHandled?: (functionName: string, spanMs: number) => void;
}

export interface CostDesk {
  readonly host: Host;
  /** What was counted since the last time. */
  takeTally(): Tally;
  /** Wakes one function, and all that it leads to. */
  wake(functionName: string, atMs: Instant): Promise<void>;
  /** Announces a message, and handles it and all that it leads to. */
  tell<Name extends TopicName>(topic: Name, message: TopicMessage<Name>): Promise<void>;
  /** Wakes everything that is due at a minute. */
  playMinute(atMs: Instant): Promise<void>;
}

interface Message {
  readonly definition: DefinedFunction;
  readonly data: unknown;
}

/** The functions of the desk, handled one message after the other by the runtime's own code, every operation counted. */
export function createCostDesk({ environment, store, marketNow, onHandled }: CostDeskOptions): CostDesk {
  let tally = createTally();
  const running = new AsyncLocalStorage<string>();
  const waiting: Message[] = [];
  const count = (owner: Id, operations: Parameters<Tally['add']>[1]) =>
    tally.add({ functionName: running.getStore() ?? wholeDesk, owner }, operations);

  const enqueue: Publish = async (topic, message) => {
    for (const definition of functions) if (definition.topic === topic) waiting.push({ definition, data: message });
  };
  const publish = countingPublish(enqueue, (_topic, message, messageBytes) =>
    count(ownerOfMessage(message), { messages: 1, messageBytes }),
  );
  const opened = createContext(environment, {
    clock: { nowMs: marketNow },
    publish,
    ...(store !== undefined && { store }),
  });
  const counted = countingStore(opened.store, (path, operations) => count(ownerOfPath(path), operations));
  const outside = createContext(environment, { clock: { nowMs: marketNow }, publish, store: counted });
  const host = { ...openHost(readEnvironment(environment), outside), writeLine: () => undefined };

  async function handle({ definition, data }: Message): Promise<void> {
    await running.run(definition.name, async () => {
      const startedMs = performance.now();
      const message = { data: Buffer.from(JSON.stringify(data)).toString('base64'), messageId: 'bench' };
      await eventHandler(definition, host)({ data: { message } });
      const spanMs = performance.now() - startedMs;
      onHandled?.(definition.name, spanMs);
      count(ownerOfMessage(data), { invocations: 1, busyTenths: Math.ceil(spanMs / 100) });
    });
  }

  async function wake(functionName: string, atMs: Instant): Promise<void> {
    const definition = functions.find(({ name }) => name === functionName);
    if (definition === undefined) throw new Error(`there is no function "${functionName}"`);
    const data = { atMs };
    // The scheduler speaks through a topic too.
    tally.add({ functionName, owner: wholeDesk }, { messages: 1, messageBytes: JSON.stringify(data).length });
    await handle({ definition, data });
    await drain();
  }

  async function drain(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await handle(next);
  }

  return {
    host,
    takeTally() {
      const taken = tally;
      tally = createTally();
      return taken;
    },
    wake,
    async tell(topic, message) {
      await publish(topic, message);
      await drain();
    },
    async playMinute(atMs) {
      const ticker = createTicker(schedulesOf(readManifest()), atMs - minuteMs);
      for (const { name } of ticker.advance(atMs).due) await wake(name, atMs);
    },
  };
}

const instrumentIds = new Set(defaultInstruments.map(({ id }) => id));

function ownerOfPath(path: string): Owner['owner'] {
  if (path.startsWith('users/') || path.startsWith('paperOrders/')) return members;
  return path.split(/[/_]/).find((part) => instrumentIds.has(part)) ?? wholeDesk;
}

function ownerOfMessage(message: unknown): Owner['owner'] {
  if (typeof message !== 'object' || message === null) return wholeDesk;
  if ('userId' in message) return members;
  return 'instrumentId' in message && typeof message.instrumentId === 'string' ? message.instrumentId : wholeDesk;
}
