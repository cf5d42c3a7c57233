import { makeId } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { matchOnPaper, type PaperMarket } from '@gaemi/core/trading/match-on-paper.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { answerOfPaper, type PaperOrder } from '@gaemi/core/trading/paper-order.ts';
import { receivePaperOrder } from '@gaemi/core/trading/receive-paper-order.ts';
import type { Store } from '../store/store.ts';
import type { Exchange } from './exchange.ts';

const ordersMax = 100_000;

/**
 * The virtual bank's own venue: holds orders against the board's quotes and the closed candles, and remembers each by the
 * id we gave it. It looks at the market whenever it is asked about an order.
 */
export function createPaperExchange({ store }: { store: Store }): Exchange {
  return {
    name: 'paper',
    async submit(order, atMs) {
      const instrument = instrumentById(order.instrumentId);
      const received = receivePaperOrder(order, instrument, atMs);
      const market = await readMarket(store, received, { instrument, atMs });
      const outcome: PaperOrder =
        market.quote === undefined
          ? { ...received, status: 'rejected', reason: noPrice(instrument) }
          : matchOnPaper(received, market, instrument, atMs);
      const created = await store.createOnce(refOf(order), outcome);
      if (created === 'created') return answerOfPaper(outcome);
      // A venue never trades an id twice: whoever sends it again is told what became of it the first time.
      const known = await store.get(refOf(order));
      return known === undefined
        ? { status: 'unknown', reason: 'the paper venue lost an order that it had' }
        : answerOfPaper(known);
    },
    async find(order, atMs) {
      const known = await lookAgain(store, order, atMs);
      return known === undefined ? { status: 'not-found' } : answerOfPaper(known);
    },
    async cancel(order, atMs) {
      const known = await lookAgain(store, order, atMs);
      if (known === undefined) return { status: 'unknown', reason: 'the paper venue does not have this order' };
      if (known.status !== 'open') return answerOfPaper(known);
      return answerOfPaper(await cancelRest(store, order));
    },
    balances: (userId) => readBalances(store, userId),
  };
}

/** What the market has done since then comes first: a cancellation does not undo it. */
async function lookAgain(store: Store, order: Order, atMs: Instant): Promise<PaperOrder | undefined> {
  const ref = refOf(order);
  const before = await store.get(ref);
  if (before?.status !== 'open') return before;
  const instrument = instrumentById(order.instrumentId);
  const market = await readMarket(store, before, { instrument, atMs });
  // No price that it has not met already: there is nothing to write.
  if (matchOnPaper(before, market, instrument, atMs) === before) return before;
  return store.transact(async (transaction) => {
    const [known] = await transaction.getMany([ref]);
    if (known?.status !== 'open') return known;
    const matched = matchOnPaper(known, market, instrument, atMs);
    transaction.set(ref, matched);
    return matched;
  });
}

function cancelRest(store: Store, order: Order): Promise<PaperOrder> {
  return store.transact(async (transaction) => {
    const ref = refOf(order);
    const [known] = await transaction.getMany([ref]);
    if (known === undefined) throw new Error(`the paper venue lost the order "${order.id}" that it had`);
    if (known.status !== 'open') return known;
    const cancelled = {
      ...known,
      status: 'cancelled',
      reason: { ko: '요청대로 취소했습니다', en: 'cancelled as asked' },
    } as const;
    transaction.set(ref, cancelled);
    return cancelled;
  });
}

async function readMarket(
  store: Store,
  { decidedAtMs, candleToMs = decidedAtMs }: PaperOrder,
  { instrument, atMs }: { readonly instrument: Instrument; readonly atMs: Instant },
): Promise<PaperMarket> {
  const { id, interval, group } = instrument;
  const pages = candleToMs < atMs ? pagesBetween(interval, candleToMs, atMs) : [];
  const [board, ...candlePages] = await store.getMany([
    documentRef('boards', group),
    ...pages.map((page) => documentRef('candles', candlePageId(id, interval, page))),
  ]);
  return { quote: board?.quotes[id], candles: candlePages.flatMap((page) => page?.candles ?? []) };
}

/** Of assets only: the virtual bank keeps the money, the venue what was bought with it. */
async function readBalances(store: Store, userId: string): Promise<ReadonlyMap<string, Units>> {
  const orders = await store.list({ collection: 'paperOrders', where: [['userId', '==', userId]], limit: ordersMax });
  const balances = new Map<string, Units>();
  for (const { instrumentId, side, fills } of orders) {
    const { asset } = instrumentById(instrumentId);
    const filledUnits = fills.reduce((sum, { quantityUnits }) => sum + quantityUnits, 0n);
    balances.set(asset, (balances.get(asset) ?? 0n) + (side === 'buy' ? filledUnits : -filledUnits));
  }
  return balances;
}

function refOf({ userId, id }: Pick<Order, 'userId' | 'id'>) {
  return documentRef('paperOrders', makeId(userId, id));
}

function noPrice({ id }: Instrument): Text {
  return { ko: `모의 거래소에 "${id}"의 시세가 없습니다`, en: `the paper venue has no price of "${id}"` };
}
