import { hourMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId, type AccountRole } from '@gaemi/core/ledger/account.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { positionOf, units } from '@gaemi/core/testing/samples.ts';
import type { Exchange } from '../adapters/exchanges/exchange.ts';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import type { Store } from '../adapters/store/store.ts';
import { functions } from '../functions.ts';
import { postInTransaction } from '../runtime/post-in-transaction.ts';
import { createMessageBus, type Delivery } from './message-bus.ts';
import { quietContext } from './quiet-context.ts';

const userId = 'ant';

/** 2026-11-20, 09:00 in Korea. */
export const stakingDayStartMs = Date.UTC(2026, 10, 20);

/** What `stake` and `unstake` are asked. */
export function wishOf(amount: string, requestId: string, asset = 'ETH') {
  return { asset, units: units(amount).toString(), requestId };
}

/** A member with ten ETH that were bought for fifty million won. */
export async function createStakingDesk(delivery: Delivery) {
  const store = memoryStore();
  const bus = createMessageBus(functions, delivery);
  // Its own book does not know how the ten were bought.
  const exchange: Exchange = { ...createPaperExchange({ store }), balances: async () => new Map([['ETH', units(10)]]) };
  const caller = { userId, email: 'ant@gaemi.local' };
  const settings = defaultSettings([], stakingDayStartMs);
  const held = {
    instrumentId: 'KRW-ETH',
    quantityUnits: units(10),
    costUnits: units(50_000_000),
    costByStrategy: { manual: units(50_000_000) },
  };
  await store.set(documentRef('users', userId), { userId, email: caller.email, joinedAtMs: 0 });
  await store.set(documentRef('settings', 'trading', userId), settings);
  await store.set(documentRef('positions', 'KRW-ETH', userId), positionOf(held));
  const bought = {
    id: 'bought',
    kind: 'trade',
    asset: 'ETH',
    units: units(10),
    from: 'market',
    to: 'holding',
  } as const;
  const transfers = [{ ...bought, causeId: 'test', atMs: stakingDayStartMs }];
  await store.transact(async (transaction) =>
    postInTransaction(transaction, { userId, accounts: [], head: undefined, transfers }),
  );

  const contextAt = (atMs: Instant) =>
    quietContext({ store, clock: { nowMs: () => atMs }, exchanges: async () => exchange });
  const find = (name: string) => functions.find((definition) => definition.name === name);
  const drain = (atMs: Instant) =>
    bus.drain((definition, data, publish) => definition.handle({ data, atMs }, { ...contextAt(atMs), publish }));
  const call = async (name: string, data: unknown, atMs: Instant) =>
    find(name)?.handle({ data, atMs, caller }, contextAt(atMs));
  return {
    call,
    async ask(name: string, data: unknown, atMs: Instant) {
      await bus.deliver(async (publish) => find(name)?.handle({ data, atMs, caller }, { ...contextAt(atMs), publish }));
      await drain(atMs);
    },
    async quote(price: number, atMs: Instant) {
      const quotes = { 'KRW-ETH': { instrumentId: 'KRW-ETH', price, atMs, source: 'test' } };
      await store.set(documentRef('boards', 'crypto'), { group: 'crypto', atMs, quotes, feed: { status: 'ok' } });
    },
    orders: () => store.list({ collection: 'orders', userId, limit: 20 }),
    async tick(atMs: Instant, name = 'accrue-staking') {
      const context = contextAt(atMs);
      await bus.deliver(async (publish) => find(name)?.handle({ data: { atMs }, atMs }, { ...context, publish }));
      await drain(atMs);
    },
    useRealAccount: () => store.set(documentRef('settings', 'trading', userId), { ...settings, venueAccount: 'upbit' }),
    async drifts() {
      // At night, when the paper venue is asked too.
      const nightMs = stakingDayStartMs + 19 * hourMs + 7 * minuteMs;
      await call('verify-books', { atMs: nightMs }, nightMs);
      return (await store.list({ collection: 'incidents', userId, limit: 20 })).map(({ text }) => text.en);
    },
    books: () => readBooks(store),
  };
}

async function readBooks(store: Store) {
  const [entries, accounts, alerts, position] = await Promise.all([
    store.list({ collection: 'ledger', userId, orderBy: ['sequence', 'asc'], limit: 200 }),
    store.list({ collection: 'accounts', userId, limit: 20 }),
    store.list({ collection: 'alerts', userId, limit: 20 }),
    store.get(documentRef('positions', 'KRW-ETH', userId)),
  ]);
  const of = (role: AccountRole): Units => accounts.find(({ id }) => id === accountId(role, 'ETH'))?.balanceUnits ?? 0n;
  const balances = {
    holding: of('holding'),
    staked: of('staked'),
    unbonding: of('unbonding'),
    rewards: of('rewards'),
    fees: of('fees'),
  };
  return { balances, entries, accounts, alerts, position };
}
