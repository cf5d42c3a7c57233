import type { Id } from '@gaemi/core/base/id.ts';
import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { type Units, unitsFromNumber } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Entry } from '@gaemi/core/ledger/entry.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import type { Store } from '../adapters/store/store.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { countingExchange } from './counting-exchange.ts';
import { createDesk, memberId, tickAtMs } from './desk-in-memory.ts';
import type { Delivery } from './message-bus.ts';
import type { MortalProcess } from './mortal-process.ts';

export const futureId: Id = 'KOSPI200F';

/** A member with a billion won and a price of KOSPI200 futures; what happens is played by the functions alone. */
export async function openFuturesDesk(
  delivery: Delivery = 'once',
  { process, store = memoryStore() }: { readonly process?: MortalProcess; readonly store?: Store } = {},
) {
  const exchange = countingExchange(createPaperExchange({ store }));
  const mortal = process === undefined ? { store, exchange } : { store: process.store(store), exchange, process };
  const desk = await createDesk({ ...mortal, candles: [], delivery });
  const settingsRef = documentRef('settings', 'trading', memberId);
  const ticket = (side: 'buy' | 'sell', contracts: number, requestId: string) => ({
    instrumentId: futureId,
    side,
    type: 'market',
    size: { by: 'quantity', units: unitsFromNumber(contracts).toString() },
    requestId,
  });
  const quote = async (price: number, atMs: Instant = tickAtMs) => {
    const quotes = { [futureId]: { instrumentId: futureId, price, atMs, source: 'test' } };
    await store.set(documentRef('boards', 'futures'), { group: 'futures', atMs, quotes, feed: { status: 'ok' } });
  };
  await desk.run('deposit', { currency: 'KRW', units: unitsFromNumber(990_000_000).toString(), requestId: 'more' });
  await desk.drain();
  await quote(400);
  return {
    desk,
    store,
    exchange,
    quote,
    async place(side: 'buy' | 'sell', contracts: number, requestId: string = side) {
      await desk.ask('place-order', ticket(side, contracts, requestId));
      await desk.drain();
    },
    async tick(name: string, atMs: Instant) {
      await desk.tick(name, atMs);
      await desk.drain();
    },
    /** The last minute of a session, which closed at that instant. */
    async lastMinute(price: number, closesAtMs: Instant) {
      const openAtMs = closesAtMs - minuteMs;
      const candle: Candle = { openAtMs, open: price, high: price, low: price, close: price, volume: 9 };
      const page = pageOf('1m', openAtMs);
      const common = { instrumentId: futureId, interval: '1m', page, source: 'test', updatedAtMs: closesAtMs } as const;
      await store.set(documentRef('candles', candlePageId(futureId, '1m', page)), { ...common, candles: [candle] });
    },
    /** Stops and shares are put out of the way of what is tested. */
    async limit(changes: { readonly stopLossFraction?: number; readonly positionFraction?: number }) {
      const settings = await store.get(settingsRef);
      if (settings === undefined) throw new Error('the member has no settings');
      await store.set(settingsRef, { ...settings, limits: { ...settings.limits, ...changes } });
    },
    async balance(accountId: Id): Promise<Units> {
      return (await store.get(documentRef('accounts', accountId, memberId)))?.balanceUnits ?? 0n;
    },
    position: (): Promise<Position | undefined> => store.get(documentRef('positions', futureId, memberId)),
    entries: (): Promise<Entry[]> => store.list({ collection: 'ledger', userId: memberId, limit: 500 }),
    orders: (): Promise<Order[]> => store.list({ collection: 'orders', userId: memberId, limit: 50 }),
  };
}
