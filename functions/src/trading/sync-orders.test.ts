import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../adapters/exchanges/exchange.ts';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { createDesk, crossingMinutes, memberId, tickAtMs } from '../testing/desk-in-memory.ts';

describe('sync-orders', () => {
  it('finds the fill of an order whose venue did not answer, and settles it', async () => {
    const { desk, order } = await playWith((paper) => ({
      ...paper,
      async submit(sent, atMs) {
        await paper.submit(sent, atMs);
        return { status: 'unknown', reason: 'timed out after acceptance' };
      },
    }));
    expect((await order())?.status).toBe('unknown');

    await desk.tick('sync-orders', tickAtMs + 5 * minuteMs);
    await desk.drain();

    expect((await order())?.history.map(({ status }) => status)).toEqual([
      'accepted',
      'submitted',
      'unknown',
      'filled',
    ]);
    expect((await order())?.settledAtMs, 'the books know it').toBeDefined();
  });

  it('gives the reservation back when the venue never received the order', async () => {
    const { desk, order, store } = await playWith((paper) => ({
      ...paper,
      submit: async () => ({ status: 'unknown', reason: 'no connection' }),
    }));

    await desk.tick('sync-orders', tickAtMs + 5 * minuteMs);
    await desk.drain();

    const reserved = await store.get(documentRef('accounts', accountId('reserved', 'KRW'), memberId));
    expect((await order())?.status).toBe('rejected');
    expect(reserved?.balanceUnits).toBe(0n);
  });

  it('leaves an order alone while whoever claimed it may still be asking the venue', async () => {
    const { desk, order } = await playWith((paper) => ({
      ...paper,
      submit: async () => ({ status: 'unknown', reason: 'no connection' }),
    }));

    await desk.tick('sync-orders', tickAtMs + minuteMs);

    expect((await order())?.status).toBe('unknown');
  });
});

async function playWith(wrap: (paper: Exchange) => Exchange) {
  const store = memoryStore();
  const exchange = wrap(createPaperExchange({ store }));
  const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery: 'once' });
  await desk.tick('collect-candles');
  await desk.drain();
  const order = async () => (await store.list({ collection: 'orders', userId: memberId, limit: 1 }))[0];
  return { desk, order, store };
}
