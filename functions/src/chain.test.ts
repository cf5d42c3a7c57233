import { documentRef } from '@gaemi/core/collections.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { describe, expect, it } from 'vitest';
import { createPaperExchange } from './adapters/exchanges/paper-exchange.ts';
import { memoryStore } from './adapters/store/memory-store.ts';
import type { Store } from './adapters/store/store.ts';
import { countingExchange } from './testing/counting-exchange.ts';
import { createDesk, crossingMinutes, memberId } from './testing/desk-in-memory.ts';
import type { Delivery } from './testing/message-bus.ts';

describe('the chain from a tick to the books', () => {
  const deliveries: readonly Delivery[] = ['once', 'three-times', 'crash-before-telling'];

  it.each(deliveries)('trades once when every message is delivered %s', async (delivery) => {
    const { submittedIds, orders, accounts, portfolio } = await playChain(delivery, memoryStore());

    expect(submittedIds, 'the venue is asked to trade exactly once').toHaveLength(1);
    expect(orders.map(({ status }) => status)).toEqual(['filled']);
    expect(
      [...trialBalance(accounts).values()].every((sum) => sum === 0n),
      'the books sum to zero',
    ).toBe(true);
    expect(portfolio?.positions.map(({ instrumentId }) => instrumentId)).toEqual(['KRW-BTC']);
  });

  it.each(deliveries)('posts the same transfers when every message is delivered %s', async (delivery) => {
    const calm = await playChain('once', memoryStore());
    const rough = await playChain(delivery, memoryStore());

    expect(rough.transfers).toEqual(calm.transfers);
    expect(rough.transfers.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['deposit', 'reserve', 'trade', 'fee', 'release']),
    );
  });

  it('would trade more than once without the claim, so this test can fail', async () => {
    const { submittedIds } = await playChain('three-times', withoutClaim(memoryStore()));

    expect(submittedIds.length, 'every delivery believes that it is the first').toBeGreaterThan(1);
  });

  it('sends nothing that was accepted before the halt and not yet sent', async () => {
    const store = memoryStore();
    const exchange = countingExchange(createPaperExchange({ store }));
    const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery: 'once' });
    await desk.tick('collect-candles');
    await desk.run('halt', { reason: 'a test' });
    await desk.drain();

    const [order] = await store.list({ collection: 'orders', userId: memberId, limit: 10 });
    expect(exchange.submittedIds).toEqual([]);
    expect(order?.refusals.map(({ rule }) => rule)).toContain('trading-enabled');
  });
});

async function playChain(delivery: Delivery, store: Store) {
  const exchange = countingExchange(createPaperExchange({ store }));
  const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery });
  await desk.tick('collect-candles');
  await desk.drain();
  const personal = { userId: memberId, limit: 100 };
  const [orders, transfers, accounts, portfolio] = await Promise.all([
    store.list({ collection: 'orders', ...personal }),
    store.list({ collection: 'ledger', ...personal, orderBy: ['atMs', 'asc'] }),
    store.list({ collection: 'accounts', ...personal }),
    store.get(documentRef('portfolio', 'current', memberId)),
  ]);
  return { submittedIds: exchange.submittedIds, orders, transfers, accounts, portfolio };
}

/** A store whose transactions always see an order as it was accepted: the claim is broken on purpose. */
function withoutClaim(store: Store): Store {
  return {
    ...store,
    transact: (run) =>
      store.transact((transaction) =>
        run({
          ...transaction,
          async getMany(refs) {
            const documents = await transaction.getMany(refs);
            // Only the claim reads an order together with the settings.
            if (!refs.some(({ collection }) => collection === 'settings')) return documents;
            const forgotten = documents.map((document) =>
              document !== undefined && 'history' in document ? { ...document, status: 'accepted' } : document,
            );
            // The shape stays that of the refs; only one status is turned back.
            return forgotten as unknown as typeof documents;
          },
        }),
      ),
  };
}
