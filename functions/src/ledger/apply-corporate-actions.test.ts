import { documentRef } from '@gaemi/core/collections.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import type { CorporateAction } from '@gaemi/core/market/corporate-action.ts';
import { accountOf, positionOf, units } from '@gaemi/core/testing/samples.ts';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../adapters/feeds/feed.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { functions } from '../functions.ts';
import { createMessageBus, type Delivery } from '../testing/message-bus.ts';
import { quietContext } from '../testing/quiet-context.ts';

const instrumentId = 'AAPL';
/** Two quarters of an hour before New York opens. */
const earlyMs = Date.UTC(2026, 10, 20, 14, 0);
const opensAtMs = Date.UTC(2026, 10, 20, 14, 30);

const split: CorporateAction = {
  id: 'AAPL_split_2026-11-20',
  instrumentId,
  kind: 'split',
  date: '2026-11-20',
  atMs: opensAtMs,
  source: 'test',
  numerator: 10,
  denominator: 1,
};

describe('apply-corporate-actions', () => {
  const deliveries: readonly Delivery[] = ['once', 'three-times', 'crash-before-telling'];

  it.each(deliveries)('moves the shares of a split once when every message is delivered %s', async (delivery) => {
    const desk = await createDesk(delivery, split);
    await desk.tick(earlyMs);
    await desk.tick(opensAtMs);

    const { position, transfers, accounts } = await desk.books();
    expect(position).toMatchObject({ quantityUnits: units(100), costUnits: units(3000) });
    expect(transfers.map(({ id, kind, from, to }) => ({ id, kind, from, to }))).toEqual([
      { id: 'AAPL_split_2026-11-20_shares', kind: 'split', from: 'market', to: 'holding' },
    ]);
    expect([...trialBalance(accounts).values()], 'the books sum to zero').toEqual([0n]);
  });

  it('waits with a reverse split until there is a price of the new shares', async () => {
    const desk = await createDesk('once', { ...split, numerator: 1, denominator: 10 });
    await desk.tick(earlyMs);
    await desk.tick(opensAtMs);
    expect((await desk.books()).position?.quantityUnits, 'at the old price it would look like a loss').toBe(units(10));
    await desk.tick(opensAtMs + 15 * 60_000);
    expect((await desk.books()).position?.quantityUnits).toBe(units(1));
  });

  it('leaves alone what was bought after the split', async () => {
    const desk = await createDesk('once', split, opensAtMs + 1);
    await desk.tick(opensAtMs + 15 * 60_000);
    expect((await desk.books()).position?.quantityUnits).toBe(units(10));
  });
});

async function createDesk(delivery: Delivery, action: CorporateAction, openedAtMs = 1) {
  const store = memoryStore();
  const bus = createMessageBus(functions, delivery);
  const feed: Feed = {
    name: 'recorded',
    quotes: async () => [],
    candles: async () => [],
    actions: async ({ id }) => (id === instrumentId ? [action] : []),
  };
  const userId = 'ant';
  const position = positionOf({
    instrumentId,
    currency: 'USD',
    quantityUnits: units(10),
    costUnits: units(3000),
    costByStrategy: {},
    openedAtMs,
  });
  await store.set(documentRef('users', userId), { userId, email: 'ant@gaemi.local', joinedAtMs: 0 });
  await store.set(documentRef('positions', instrumentId, userId), position);
  for (const account of [accountOf('holding', instrumentId, 10), accountOf('market', instrumentId, -10)]) {
    await store.set(documentRef('accounts', account.id, userId), account);
  }
  return {
    async tick(atMs: number) {
      const context = quietContext({ store, feeds: async () => feed, clock: { nowMs: () => atMs } });
      const collect = functions.find(({ name }) => name === 'collect-actions');
      await bus.deliver(async (publish) => collect?.handle({ data: { atMs }, atMs }, { ...context, publish }));
      await bus.drain((definition, data, publish) => definition.handle({ data, atMs }, { ...context, publish }));
    },
    async books() {
      const [held, transfers, accounts] = await Promise.all([
        store.get(documentRef('positions', instrumentId, userId)),
        store.list({ collection: 'ledger', userId, limit: 10 }),
        store.list({ collection: 'accounts', userId, where: [['asset', '==', instrumentId]], limit: 10 }),
      ]);
      return { position: held, transfers, accounts };
    },
  };
}
