import { type DeskClock, marketTimeAt } from '@gaemi/core/base/desk.ts';
import type { CallableName } from '@gaemi/core/callables.ts';
import { tickTopic, type TopicMessage, type TopicName } from '@gaemi/core/topics.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import { createContext, serveAll } from '@gaemi/functions/index.ts';
import type { DefinedFunction } from '@gaemi/functions/runtime/define.ts';
import type { Outside } from '@gaemi/functions/runtime/outside.ts';
import { inject } from 'vitest';
import { emulatorEnvironment } from '../emulators/start-emulators.ts';
import type { Manifest } from '../host/manifest.ts';
import { createPubsubClient } from '../host/pubsub-client.ts';
import { subscribe } from '../host/subscribe.ts';
import { makeProgramme } from '../markets/market-programme.ts';
import type { MarketProgramme } from '../markets/market-series.ts';
import { vendorEnvironment } from '../stage/vendor-environment.ts';
import { startTown, type Town, type TownOptions } from '../town/start-town.ts';
import { createMessageCounter, type HandledRun } from './message-counter.ts';
import { unsignedToken } from './unsigned-token.ts';

interface TestDeskOptions {
  /** What is served; without it every function of the desk. */
  readonly functions?: readonly DefinedFunction[];
  /** Market milliseconds per millisecond. */
  readonly speed?: number;
  readonly programme?: MarketProgramme;
  /** What is wrong with the vendors from the start. */
  readonly faults?: TownOptions['faults'];
  /** Parts of the outside that the test replaces. */
  readonly ports?: Partial<Outside>;
  /** Is put between the functions and their store. */
  readonly wrapStore?: (store: Store) => Store;
}

export interface TestDesk {
  readonly projectId: string;
  readonly clock: DeskClock;
  readonly town: Town;
  readonly store: Store;
  /** Every delivery that was handled so far. */
  readonly runs: readonly HandledRun[];
  marketNow(): number;
  publish<Name extends TopicName>(topic: Name, message: TopicMessage<Name>): Promise<void>;
  /** Publishes anything at all, readable or not. */
  publishRaw(topic: string, message: unknown): Promise<void>;
  /** Wakes a function as the scheduler would. */
  tick(functionName: string, atMs?: number): Promise<void>;
  /** Asks a callable over HTTP as a signed-in person. */
  call(name: CallableName, data: unknown, userId: string): Promise<{ status: number; body: unknown }>;
  /** Resolves when every message, and all that it led to, has been handled. */
  quiet(timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

let desks = 0;

/** A desk of its own on the emulators that all tests share: a project, a town, functions behind push subscriptions. */
export async function startTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const { programme = makeProgramme({ nowMs: Date.now() }), speed = 1, faults, wrapStore = same } = options;
  const hosts = inject('emulators');
  // Pub/Sub and Firestore keep projects apart, so that tests need not clean up.
  const projectId = `demo-test-${process.pid}-${(desks += 1)}`;
  const clock = { wallAtMs: Date.now(), marketAtMs: programme.startAtMs, speed };
  const marketNow = () => marketTimeAt(clock, Date.now());
  const town = await startTown({ programme, marketNow, speed, ...(faults !== undefined && { faults }) });
  const environment = {
    ...emulatorEnvironment(hosts),
    ...vendorEnvironment(town.urls, {}),
    GOOGLE_CLOUD_PROJECT: projectId,
    GAEMI_CLOCK: JSON.stringify(clock),
  };
  const outside = createContext(environment, options.ports);
  const counter = createMessageCounter(options.functions ?? (await everyFunction()), topicOf);
  const ports = {
    ...options.ports,
    store: wrapStore(outside.store),
    publish: counter.counting(outside.publish),
  };
  const hosted = await serveAll(counter.functions, environment, ports);
  const pubsub = createPubsubClient(hosts.pubsub, projectId);
  await subscribe(manifestOf(counter.functions), { urls: hosted.urls, pubsub, twice: false });

  async function publishRaw(topic: string, message: unknown): Promise<void> {
    counter.expect(topic);
    await pubsub.publish(topic, message);
  }

  return {
    projectId,
    clock,
    town,
    store: outside.store,
    runs: counter.runs,
    marketNow,
    publish: ports.publish,
    publishRaw,
    tick: (functionName, atMs = marketNow()) => publishRaw(tickTopic(functionName), { atMs }),
    call: (name, data, userId) => ask(hosted.urls.get(name) ?? '', data, unsignedToken(projectId, userId)),
    quiet: (timeoutMs = 20_000) => counter.quiet(timeoutMs),
    async stop() {
      await Promise.all([hosted.close(), town.close(), pubsub.close()]);
    },
  };
}

function same(store: Store): Store {
  return store;
}

/** Loaded when needed: a test of a few functions needs no others. */
async function everyFunction(): Promise<readonly DefinedFunction[]> {
  return (await import('@gaemi/functions/functions.ts')).functions;
}

function manifestOf(functions: readonly DefinedFunction[]): Manifest {
  return Object.fromEntries(functions.map((definition) => [definition.name, definition]));
}

function topicOf({ name, trigger, topic }: DefinedFunction): string | undefined {
  return trigger === 'schedule' ? tickTopic(name) : topic;
}

async function ask(url: string, data: unknown, token: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ data }),
  });
  return { status: response.status, body: await response.json() };
}
