import { documentRef } from '@gaemi/core/collections.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { describe, expect, it } from 'vitest';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import type { Store } from '../adapters/store/store.ts';
import { countingExchange } from './counting-exchange.ts';
import { createDesk, crossingMinutes, memberId } from './desk-in-memory.ts';
import type { Delivery } from './message-bus.ts';

const deliveries: readonly Delivery[] = ['once', 'three-times', 'crash-before-telling'];

/** What the chain from a tick to the books keeps to on any store, however its messages are delivered. */
export function chainContract(name: string, openStore: () => Store): void {
  describe(`the chain from a tick to the books, on ${name}`, () => {
    it.each(deliveries)('trades once when every message is delivered %s', async (delivery) => {
      const { submittedIds, orders, accounts, portfolio } = await playChain(delivery, openStore());

      expect(submittedIds, 'the venue is asked to trade exactly once').toHaveLength(1);
      expect(orders.map(({ status }) => status)).toEqual(['filled']);
      expect(
        [...trialBalance(accounts).values()].every((sum) => sum === 0n),
        'the books sum to zero',
      ).toBe(true);
      expect(portfolio?.positions.map(({ instrumentId }) => instrumentId)).toEqual(['KRW-BTC']);
    });

    it.each(deliveries)('posts the same transfers when every message is delivered %s', async (delivery) => {
      const calm = await playChain('once', openStore());
      const rough = await playChain(delivery, openStore());

      expect(rough.transfers).toEqual(calm.transfers);
      expect(rough.transfers.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['deposit', 'reserve', 'trade', 'fee', 'release']),
      );
    });
  });
}

/** One crossing of two means, from the tick that reads it to the portfolio that it changes. */
export async function playChain(delivery: Delivery, store: Store) {
  const exchange = countingExchange(createPaperExchange({ store }));
  const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery });
  await desk.tick('collect-candles');
  await desk.drain();
  const personal = { userId: memberId, limit: 100 };
  const [orders, transfers, accounts, portfolio] = await Promise.all([
    store.list({ collection: 'orders', ...personal }),
    store.list({ collection: 'ledger', ...personal }),
    store.list({ collection: 'accounts', ...personal }),
    store.get(documentRef('portfolio', 'current', memberId)),
  ]);
  const byId = transfers.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  return { submittedIds: exchange.submittedIds, orders, transfers: byId, accounts, portfolio };
}
