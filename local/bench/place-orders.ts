import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { memoryStore } from '@gaemi/functions/adapters/store/memory-store.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import { crossingMinutes, tickAtMs as atMs } from '@gaemi/functions/testing/desk-in-memory.ts';
import { keepPages } from '@gaemi/functions/testing/keep-pages.ts';
import { localhost } from '../src/processes/free-port.ts';
import { createCostDesk } from './cost-desk.ts';
import { joinMember } from './cost-market.ts';
import type { Tally } from './count-operations.ts';
import { type Growth, growthOf } from './growth.ts';

const functionName = 'place-orders';
const instrumentId = 'KRW-BTC';
const interval = '1m';

/** One signal for so many accounts, counted and timed. */
export interface PlacedOrders {
  readonly accounts: number;
  readonly messages: number;
  readonly reads: number;
  readonly writes: number;
  readonly accepted: number;
  /** Of `place-orders` alone: the median of the rounds. */
  readonly spanMs: number;
}

export interface PlaceOrdersGrowth {
  readonly points: readonly PlacedOrders[];
  readonly growth: Growth;
}

interface Asked {
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** As in a process that has been up for a while: its code is compiled. */
  readonly warmUps: number;
}

/** A signal is raised for more and more accounts; every size in each round, back and forth, each on a desk of its own. */
export async function measurePlaceOrders(
  { sizes, rounds, warmUps }: Asked,
  note: (line: string) => void,
): Promise<PlaceOrdersGrowth> {
  for (let round = 0; round < warmUps; round += 1) await raiseFor(100);
  const measured = new Map<number, PlacedOrders[]>(sizes.map((size) => [size, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const size of round % 2 === 0 ? sizes : sizes.toReversed()) measured.get(size)?.push(await raiseFor(size));
    note(`place-orders: round ${round + 1} of ${rounds}`);
  }
  const points = [...measured.values()].flatMap((runs) => middleOf(runs) ?? []);
  return { points, growth: growthOf(points.map(({ accounts, spanMs }) => ({ size: accounts, cost: spanMs }))) };
}

async function raiseFor(accounts: number): Promise<PlacedOrders> {
  let spanMs = 0;
  const store = memoryStore();
  const desk = createCostDesk({
    store,
    marketNow: () => atMs,
    environment: nowhere,
    onHandled: (name, span) => (spanMs += name === functionName ? span : 0),
  });
  await openMarket(store);
  for (let index = 0; index < accounts; index += 1) {
    const email = `ant-${index}@gaemi.local`;
    await joinMember(desk, { userId: `ant-${index}`, credentials: { email, password: '' } }, atMs - minuteMs);
  }
  desk.takeTally();
  await desk.tell('candle-closed', { instrumentId, interval, openAtMs: atMs - minuteMs, atMs });
  return { ...countedBy(desk.takeTally()), accounts, spanMs, accepted: await countAccepted(store, accounts) };
}

function countedBy(tally: Tally) {
  const { invocations: messages, reads, writes } = tally.sum((owner) => owner.functionName === functionName);
  return { messages, reads, writes };
}

async function countAccepted(store: Store, accounts: number): Promise<number> {
  const users = Array.from({ length: accounts }, (_, index) => `ant-${index}`);
  const orders = await Promise.all(users.map((userId) => store.list({ collection: 'orders', userId, limit: 10 })));
  return orders.flat().filter(({ status }) => status !== 'refused').length;
}

async function openMarket(store: Store): Promise<void> {
  const candles = crossingMinutes();
  const price = candles.at(-1)?.close ?? 0;
  const quotes = { [instrumentId]: { instrumentId, price, atMs, source: 'bench' } };
  await store.set(documentRef('boards', 'crypto'), { group: 'crypto', atMs, quotes, feed: { status: 'ok' } });
  await keepPages(store, { instrumentId, interval }, candles);
}

/** By time; what was counted is the same every time. */
function middleOf(runs: readonly PlacedOrders[]): PlacedOrders | undefined {
  return runs.toSorted((left, right) => left.spanMs - right.spanMs)[Math.floor(runs.length / 2)];
}

/** Nobody is asked there. */
const nowhere = {
  GOOGLE_CLOUD_PROJECT: 'demo-gaemi',
  FIRESTORE_EMULATOR_HOST: `${localhost}:1`,
  PUBSUB_EMULATOR_HOST: `${localhost}:1`,
  FIREBASE_AUTH_EMULATOR_HOST: `${localhost}:1`,
};
