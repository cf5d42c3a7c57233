import { type Id, makeId } from '@gaemi/core/base/id.ts';
import { secondMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { accountOf, fillOf, noonMs as atMs, orderOf, units } from '@gaemi/core/testing/samples.ts';
import { tickTopic } from '@gaemi/core/topics.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import { createContext } from '@gaemi/functions/index.ts';
import { fileURLToPath } from 'node:url';
import { emulatorEnvironment, startEmulators } from '../src/emulators/start-emulators.ts';
import { createPubsubClient, type PubsubClient } from '../src/host/pubsub-client.ts';
import { subscribe } from '../src/host/subscribe.ts';
import { startChild } from '../src/processes/child.ts';
import { createShutdown, type Shutdown } from '../src/processes/shutdown.ts';
import { waitUntil } from '../src/processes/wait-until.ts';
import { floorName } from './floor-function.ts';
import { type Answers, createAnswers } from './settle-answers.ts';

const projectId = 'demo-gaemi';
const instrumentId = 'KRW-BTC';
const patienceMs = 60 * secondMs;

/** Messages handled in a second, one entry a round. */
export interface SettlePace {
  /** A plain function that writes one document. */
  readonly floor: readonly number[];
  /** Orders of as many accounts, one each. */
  readonly manyAccounts: readonly number[];
  /** As many orders that all belong to one account, and so to one chain of entries. */
  readonly oneAccount: readonly number[];
}

/** So many messages at once to each in turn, round by round, until the last has been answered. */
export async function measureSettling(
  { orders, rounds }: { readonly orders: number; readonly rounds: number },
  note: (line: string) => void,
): Promise<SettlePace> {
  const shutdown = createShutdown();
  try {
    const desk = await startSettleDesk(shutdown);
    const pace = { floor: new Array<number>(), manyAccounts: new Array<number>(), oneAccount: new Array<number>() };
    // The first round warms everything up and counts for nothing.
    for (let round = -1; round < rounds; round += 1) {
      const measured = {
        floor: await desk.playFloor(orders),
        manyAccounts: await desk.settle(makeId('many', round + 1), { orders, accounts: orders }),
        oneAccount: await desk.settle(makeId('one', round + 1), { orders, accounts: 1 }),
      };
      if (round < 0) continue;
      for (const name of ['floor', 'manyAccounts', 'oneAccount'] as const) pace[name].push(measured[name]);
      const paces = Object.entries(measured).map(([name, perSecond]) => `${name} ${perSecond.toFixed(1)}`);
      note(`settle: round ${round + 1} of ${rounds}: ${paces.join(', ')} a second`);
    }
    return pace;
  } finally {
    await shutdown.run();
  }
}

async function startSettleDesk(shutdown: Shutdown) {
  const emulators = await startEmulators(shutdown);
  await Promise.all([emulators.firestoreReady, emulators.pubsubReady]);
  const environment = {
    ...process.env,
    ...emulatorEnvironment(emulators.hosts),
    GOOGLE_CLOUD_PROJECT: projectId,
    NODE_ENV: 'production',
  };
  const answers = createAnswers(patienceMs);
  const script = fileURLToPath(new URL('./settle-host-process.ts', import.meta.url));
  const program = { name: 'the functions', file: process.execPath, args: [script], env: environment, messages: true };
  const child = await startChild(program, shutdown);
  child.onMessage(answers.hear);
  const urls = await waitUntil(async () => answers.urls(), {
    timeoutMs: patienceMs,
    what: 'the functions did not start',
  });
  const pubsub = createPubsubClient(emulators.hosts.pubsub, projectId);
  shutdown.add(() => pubsub.close());
  const floor = { trigger: 'schedule' as const, timeoutSeconds: 60 };
  const settling = { trigger: 'topic' as const, topic: 'order-filled' as const, timeoutSeconds: 60 };
  await subscribe({ [floorName]: floor, 'settle-fills': settling }, { urls, pubsub, twice: false });
  const { store } = createContext(environment);
  return {
    playFloor(messages: number): Promise<number> {
      const all = Array.from({ length: messages }, (_, index) => ({ atMs: atMs + index }));
      return paceOf({ topic: tickTopic(floorName), functionName: floorName, messages: all }, { pubsub, answers });
    },
    async settle(name: Id, size: Size): Promise<number> {
      const filled = await fillOrders(name, size, store);
      const messages = filled.map(({ id, userId }) => ({ userId, orderId: id, instrumentId, atMs }));
      const topic = 'order-filled';
      const pace = await paceOf({ topic, functionName: 'settle-fills', messages }, { pubsub, answers });
      await checkSettled(filled, store);
      return pace;
    },
  };
}

interface Burst {
  readonly topic: string;
  readonly functionName: string;
  readonly messages: readonly unknown[];
}

/** Messages a second, from the first that is published to the last that is acknowledged. */
async function paceOf(
  { topic, functionName, messages }: Burst,
  { pubsub, answers }: { readonly pubsub: PubsubClient; readonly answers: Answers },
): Promise<number> {
  const all = answers.acknowledged(functionName, messages.length);
  const startedMs = performance.now();
  await Promise.all(messages.map((message) => pubsub.publish(topic, message)));
  await all;
  return (messages.length * secondMs) / (performance.now() - startedMs);
}

interface Size {
  readonly orders: number;
  readonly accounts: number;
}

/** Orders as a venue has filled them: reserved, half of it used, not settled. */
async function fillOrders(name: Id, { orders, accounts }: Size, store: Store) {
  const filled = Array.from({ length: orders }, (_, index) => {
    const id = makeId('order', name, index);
    const fills = [fillOf({ id: makeId(id, 0) })];
    return orderOf({ id, userId: makeId(name, index % accounts), status: 'filled', fills });
  });
  const each = BigInt(orders / accounts) * units(2_000_000);
  const userIds = new Set(filled.map(({ userId }) => userId));
  await Promise.all([
    ...filled.map((order) => store.set(documentRef('orders', order.id, order.userId), order)),
    ...[...userIds].flatMap((userId) => [
      store.set(documentRef('accounts', 'reserved_KRW', userId), {
        ...accountOf('reserved', 'KRW', 0),
        balanceUnits: each,
      }),
      store.set(documentRef('accounts', 'external_KRW', userId), {
        ...accountOf('external', 'KRW', 0),
        balanceUnits: -each,
      }),
    ]),
  ]);
  return filled;
}

/** @throws Error unless all of them are in whole books: a fast pace that settles nothing is no pace. */
async function checkSettled(filled: readonly { readonly id: Id; readonly userId: Id }[], store: Store): Promise<void> {
  const orders = await store.getMany(filled.map(({ id, userId }) => documentRef('orders', id, userId)));
  const unsettled = orders.filter((order) => order?.settledAtMs === undefined);
  if (unsettled.length > 0) throw new Error(`${unsettled.length} of ${filled.length} orders were not settled`);
  for (const userId of new Set(filled.map((order) => order.userId))) {
    const accounts = await store.list({ collection: 'accounts', userId, limit: 20 });
    const wrong = [...trialBalance(accounts)].filter(([, sum]) => sum !== 0n);
    const reserved = accounts.find(({ id }) => id === 'reserved_KRW')?.balanceUnits;
    if (wrong.length > 0 || reserved !== 0n) throw new Error(`the books of "${userId}" are not whole`);
  }
}
