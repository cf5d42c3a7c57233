import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { chainFault } from '@gaemi/core/ledger/chain.ts';
import { emptyHead } from '@gaemi/core/ledger/entry.ts';
import { describe, expect, it } from 'vitest';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import type { Store } from '../adapters/store/store.ts';
import { sha256 } from '../runtime/post-in-transaction.ts';
import { countingExchange } from './counting-exchange.ts';
import { createDesk, crossingMinutes, memberId } from './desk-in-memory.ts';
import type { Delivery } from './message-bus.ts';

const deliveries = ['once', 'three-times'] as const satisfies readonly Delivery[];

/** What many orders of one account at the same moment come to, on any store. */
export function burstContract(name: string, openStore: () => Store, orders: number): void {
  describe(`${orders} orders of one account at the same moment, on ${name}`, () => {
    it.each(deliveries)('are all filled once, in whole books, when messages come %s', async (delivery) => {
      const store = openStore();
      const exchange = countingExchange(createPaperExchange({ store }));
      const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery });
      await desk.tick('collect-candles');
      await desk.drain();
      const before = exchange.submittedIds.length;
      const tickets = Array.from({ length: orders }, (_, index) => ticketOf(index));

      await Promise.all(tickets.map((ticket) => desk.run('place-order', ticket)));
      await desk.flood();

      const wanted = tickets.map(({ requestId }) => `order_manual_${requestId}`);
      const filled = await store.getMany(wanted.map((id) => documentRef('orders', id, memberId)));
      expect(filled.map((order) => [order?.status, order?.settledFills])).toEqual(wanted.map(() => ['filled', 1]));
      expect(exchange.submittedIds.slice(before).toSorted(), 'the venue is asked once for each').toEqual(
        wanted.toSorted(),
      );
      await expectWholeBooks(store);
      const open = await store.list({ collection: 'openOrders', limit: 9 });
      expect(open, 'nothing is under way any more').toEqual([]);
      const alerts = await store.list({ collection: 'alerts', userId: memberId, limit: 1000 });
      expect(alerts.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted));
    });
  });
}

function ticketOf(index: number) {
  const size = { by: 'spending' as const, units: unitsFromText('10000').toString() };
  return { instrumentId: 'KRW-BTC', side: 'buy' as const, type: 'market' as const, size, requestId: `r${index}` };
}

async function expectWholeBooks(store: Store): Promise<void> {
  const personal = { userId: memberId, limit: 1000 };
  const [accounts, entries, head, portfolio] = await Promise.all([
    store.list({ collection: 'accounts', ...personal }),
    store.list({ collection: 'ledger', ...personal }),
    store.get(documentRef('ledgerHeads', 'head', memberId)),
    store.get(documentRef('portfolio', 'current', memberId)),
  ]);
  expect([...trialBalance(accounts).values()].filter((sum) => sum !== 0n)).toEqual([]);
  const inOrder = entries.toSorted((left, right) => left.sequence - right.sequence);
  expect(chainFault(emptyHead, inOrder, sha256), 'the chain is whole').toBeUndefined();
  expect(inOrder.at(-1)?.hash).toBe(head?.hash);
  const balances = new Map(accounts.map(({ id, balanceUnits }) => [id, balanceUnits]));
  expect(balances.get('reserved_KRW'), 'nothing stays put aside').toBe(0n);
  const held = portfolio?.positions.find(({ instrumentId }) => instrumentId === 'KRW-BTC')?.quantityUnits;
  expect(held, 'the portfolio knows of all of them').toBe(balances.get('holding_BTC'));
}
