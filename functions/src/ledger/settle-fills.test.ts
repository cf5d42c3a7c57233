import type { Id } from '@gaemi/core/base/id.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { accountOf, fillOf, noonMs as atMs, orderOf, units } from '@gaemi/core/testing/samples.ts';
import { topics } from '@gaemi/core/topics.ts';
import { openOrderId } from '@gaemi/core/trading/open-order.ts';
import { describe, expect, it } from 'vitest';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import type { Store } from '../adapters/store/store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { settleFills } from './settle-fills.ts';

const userId = 'u1';

describe('the settlement of several orders of one account', () => {
  it('settles one order for one message while nobody is in the way', async () => {
    const { handle, settledIds, told } = await openBooks(['a', 'b', 'c']);
    await handle('a');
    expect(await settledIds()).toEqual(['a']);
    expect(told()).toEqual(['a']);
  });

  it('settles along what others wait for once somebody was first, and theirs only tell', async () => {
    const { store, handle, settledIds, told, commits } = await openBooks(['a', 'b', 'c'], { meets: true });
    await handle('a');
    expect(await settledIds()).toEqual(['a', 'b', 'c']);
    expect(told(), 'whoever filled the others may have died before announcing them').toEqual(['a', 'b', 'c']);
    const entries = await store.list({ collection: 'ledger', userId, limit: 99 });
    const before = commits();
    await handle('b');
    expect(commits() - before, 'one reading, no further attempt').toBe(1);
    expect(await store.list({ collection: 'ledger', userId, limit: 99 })).toEqual(entries);
    const accounts = await store.list({ collection: 'accounts', userId, limit: 99 });
    expect([...trialBalance(accounts).values()].filter((sum) => sum !== 0n)).toEqual([]);
    expect(accounts.find(({ id }) => id === 'reserved_KRW')?.balanceUnits).toBe(0n);
  });

  it('settles along no more than one commit may write', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `o${String(index).padStart(2, '0')}`);
    const { handle, settledIds, widest } = await openBooks(ids, { meets: true });
    await handle('o00');
    expect(await settledIds()).toHaveLength(41);
    expect(widest()).toBeLessThan(500);
  });

  it('is not held up by another order that the account cannot pay for', async () => {
    const { store, handle, settledIds } = await openBooks(['a', 'b', 'c'], { meets: true });
    const dear = filled('b', units(900_000_000));
    await store.set(documentRef('orders', 'b', userId), dear);
    await handle('a');
    expect(await settledIds()).toEqual(['a', 'c']);
    await expect(handle('b'), 'its own message says why').rejects.toThrow('"b" was filled for more');
  });
});

/** Filled orders that each have put aside two million won; with `meets`, somebody posts during the first attempt. */
async function openBooks(ids: readonly Id[], { meets = false } = {}) {
  const store = memoryStore();
  const fundsUnits = BigInt(ids.length) * units(2_000_000);
  const reserved = { ...accountOf('reserved', 'KRW', 0), balanceUnits: fundsUnits };
  await store.set(documentRef('accounts', 'reserved_KRW', userId), reserved);
  const external = { ...accountOf('external', 'KRW', 0), balanceUnits: -fundsUnits };
  await store.set(documentRef('accounts', 'external_KRW', userId), external);
  for (const id of ids) {
    await store.set(documentRef('orders', id, userId), filled(id));
    const openId = openOrderId(userId, id);
    await store.set(documentRef('openOrders', openId), { id: openId, userId, orderId: id, sinceMs: atMs });
  }
  const { publish, published } = memoryPublisher();
  let attempts = 0;
  let widest = 0;
  const busy: Store = {
    ...store,
    transact: (run) =>
      store.transact(async (transaction) => {
        let writes = 0;
        const result = await run({
          ...transaction,
          create(ref, document) {
            writes += 1;
            transaction.create(ref, document);
          },
          set(ref, document) {
            writes += 1;
            transaction.set(ref, document);
          },
        });
        attempts += 1;
        widest = Math.max(widest, writes);
        // The same account written again: whoever has read it must read again.
        if (meets && attempts === 1) await store.set(documentRef('accounts', 'reserved_KRW', userId), reserved);
        return result;
      }),
  };
  const context = quietContext({ store: busy, publish });
  return {
    store,
    handle: (orderId: Id) =>
      settleFills.handle({ data: { userId, orderId, instrumentId: 'KRW-BTC', atMs }, atMs }, context),
    async settledIds() {
      const orders = await store.list({ collection: 'orders', userId, limit: 99 });
      return orders.filter(({ settledAtMs }) => settledAtMs !== undefined).map(({ id }) => id);
    },
    told: () =>
      published
        .filter(({ topic }) => topic === 'alert-raised')
        .map(({ data }) => topics['alert-raised'].parse(data).alert.id),
    commits: () => attempts,
    /** The most that one transaction has written. */
    widest: () => widest,
  };
}

function filled(id: Id, grossUnits = units(1_000_000)) {
  return orderOf({ id, userId, status: 'filled', fills: [fillOf({ id: `${id}_0`, grossUnits })] });
}
