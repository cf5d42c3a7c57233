import { makeId } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { fillOnPaper } from '@gaemi/core/trading/fill-on-paper.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { PaperOrder } from '@gaemi/core/trading/paper-order.ts';
import type { Store } from '../store/store.ts';
import type { Exchange } from './exchange.ts';

/** The virtual bank's own venue: trades at the board's quote, and remembers each order by the id we gave it. */
export function createPaperExchange({ store }: { store: Store }): Exchange {
  return {
    name: 'paper',
    async submit(order, atMs) {
      const outcome = await trade(store, order, atMs);
      const { id, userId, instrumentId } = order;
      const created = await store.createOnce(refOf(order), {
        id,
        userId,
        instrumentId,
        atMs,
        outcome,
      });
      if (created === 'created') return outcome;
      // A venue never trades an id twice: whoever sends it again is told what became of it the first time.
      const known = await store.get(refOf(order));
      return known?.outcome ?? { status: 'unknown', reason: 'the paper venue lost an order that it had' };
    },
    async find(order) {
      const known = await store.get(refOf(order));
      return known?.outcome ?? { status: 'not-found' };
    },
  };
}

async function trade(store: Store, order: Order, atMs: Instant): Promise<PaperOrder['outcome']> {
  const instrument = instrumentById(order.instrumentId);
  const board = await store.get(documentRef('boards', instrument.group));
  const quote = board?.quotes[instrument.id];
  if (quote === undefined) return { status: 'rejected', reason: `the paper venue has no price of "${instrument.id}"` };
  return fillOnPaper(order, quote, instrument, atMs);
}

function refOf({ userId, id }: Order) {
  return documentRef('paperOrders', makeId(userId, id));
}
