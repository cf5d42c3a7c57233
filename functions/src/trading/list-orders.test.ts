import { documentRef } from '@gaemi/core/collections.ts';
import { orderOf } from '@gaemi/core/testing/samples.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { readOrders } from './read-orders.ts';

const userId = 'ant';

describe('the orders of a person', () => {
  it('come page by page, each once, though many were decided in one minute', async () => {
    // 3 2 2 2 2 1, newest first; a page holds three.
    const store = await storeOf([1, 2, 2, 2, 2, 3].map((createdAtMs, index) => ({ id: `o${index}`, createdAtMs })));
    const seen: string[] = [];
    let untilMs: number | undefined;
    for (let page = 0; page < 9; page += 1) {
      const answer = await readOrders({ only: 'all', untilMs, limit: 3 }, userId, store);
      seen.push(...answer.orders.map(({ id }) => id));
      untilMs = answer.nextUntilMs;
      if (untilMs === undefined) break;
    }
    expect(seen.toSorted()).toEqual(['o0', 'o1', 'o2', 'o3', 'o4', 'o5']);
    expect([seen[0], seen.at(-1)], 'newest first').toEqual(['o5', 'o0']);
  });

  it('are those under way when only these are asked for, however old', async () => {
    const store = await storeOf([
      { id: 'old', createdAtMs: 1, status: 'open' },
      { id: 'done', createdAtMs: 2, status: 'filled' },
      { id: 'lost', createdAtMs: 3, status: 'unknown' },
    ]);
    const { orders, nextUntilMs } = await readOrders({ only: 'pending', limit: 1 }, userId, store);
    expect([orders.map(({ id }) => id), nextUntilMs]).toEqual([['lost', 'old'], undefined]);
  });

  it('are the own ones', async () => {
    const store = await storeOf([{ id: 'mine', createdAtMs: 1 }]);
    expect((await readOrders({ only: 'all', limit: 50 }, 'somebody', store)).orders).toEqual([]);
  });
});

async function storeOf(orders: readonly Partial<Order>[]) {
  const store = memoryStore();
  for (const changes of orders) {
    const order = orderOf({ ...changes, userId });
    await store.set(documentRef('orders', order.id, userId), order);
  }
  return store;
}
