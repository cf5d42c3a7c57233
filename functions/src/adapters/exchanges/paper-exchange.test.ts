import { dayMs } from '@gaemi/core/base/instant.ts';
import { unitsPerOne } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { createPaperExchange } from './paper-exchange.ts';

const atMs = Date.UTC(2026, 10, 20, 3, 0);

describe('the paper venue', () => {
  it('fills a market order at the quote of its board and remembers it', async () => {
    const venue = createPaperExchange({ store: await storeAt(150_000_000) });
    const answer = await venue.submit(order, atMs);
    expect(answer).toMatchObject({ status: 'filled', fills: [{ atMs }] });
    expect(await venue.find(order, atMs)).toEqual(answer);
  });

  it('trades an id once, however the price has moved since', async () => {
    const store = await storeAt(150_000_000);
    const venue = createPaperExchange({ store });
    const first = await venue.submit(order, atMs);
    await setPrice(store, 90_000_000);
    expect(await venue.submit(order, atMs + 60_000)).toEqual(first);
    expect(await createPaperExchange({ store }).find(order, atMs), 'its memory is not in the process').toEqual(first);
  });

  it('trades once when the same order arrives five times at once', async () => {
    const store = await storeAt(150_000_000);
    const venue = createPaperExchange({ store });
    const answers = await Promise.all([0, 1, 2, 3, 4].map((late) => venue.submit(order, atMs + late)));
    expect(new Set(answers.map((answer) => ('fills' in answer ? answer.fills[0]?.atMs : undefined))).size).toBe(1);
  });

  it('keeps the orders of two persons apart, though a signal gives both the same id', async () => {
    const venue = createPaperExchange({ store: await storeAt(150_000_000) });
    await venue.submit(order, atMs);
    expect(await venue.find({ ...order, userId: 'other' }, atMs)).toEqual({ status: 'not-found' });
  });

  it('rejects an order without a price, and remembers that too', async () => {
    const store = memoryStore();
    const venue = createPaperExchange({ store });
    const answer = await venue.submit(order, atMs);
    expect(answer).toEqual({
      status: 'rejected',
      reason: {
        ko: '모의 거래소에 "KRW-BTC"의 시세가 없습니다',
        en: 'the paper venue has no price of "KRW-BTC"',
      },
    });
    await setPrice(store, 150_000_000);
    expect(await venue.submit(order, atMs), 'a rejected id is used up').toEqual(answer);
  });

  it('rejects what is below the minimum of the venue', async () => {
    const venue = createPaperExchange({ store: await storeAt(150_000_000) });
    const small: Order = { ...order, size: { by: 'spending', units: 1000n * unitsPerOne } };
    expect(await venue.submit(small, atMs)).toMatchObject({ status: 'rejected' });
  });

  it('makes up for a month in which nobody asked, minute by minute, and once', async () => {
    const store = await storeAt(150_000_000);
    const venue = createPaperExchange({ store });
    const limit: Order = {
      ...order,
      type: 'limit',
      limitPriceUnits: 140_000_000n * unitsPerOne,
      size: { by: 'quantity', units: unitsPerOne / 1000n },
      reservedUnits: 200_000n * unitsPerOne,
    };
    expect(await venue.submit(limit, atMs)).toEqual({ status: 'open', fills: [] });
    const dipMs = atMs + 20 * dayMs;
    await setMinute(store, dipMs, 139_000_000);
    await setMinute(store, dipMs + dayMs, 130_000_000);
    const found = await venue.find(limit, atMs + 30 * dayMs);
    expect(found).toMatchObject({ status: 'filled', fills: [{ price: 140_000_000, atMs: dipMs + 60_000 }] });
    expect(await venue.find(limit, atMs + 31 * dayMs)).toEqual(found);
    expect(await venue.cancel(limit, atMs + 31 * dayMs), 'too late').toEqual(found);
    expect(await venue.balances?.('person')).toEqual(new Map([['BTC', unitsPerOne / 1000n]]));
  });

  it('writes nothing when no price has been made since it looked last', async () => {
    const store = await storeAt(150_000_000);
    let transactions = 0;
    const counting: Store = {
      ...store,
      transact(run) {
        transactions += 1;
        return store.transact(run);
      },
    };
    const venue = createPaperExchange({ store: counting });
    const limitPriceUnits = 140_000_000n * unitsPerOne;
    const size = { by: 'quantity', units: unitsPerOne / 1000n } as const;
    const limit: Order = { ...order, type: 'limit', limitPriceUnits, size, reservedUnits: 200_000n * unitsPerOne };
    expect(await venue.submit(limit, atMs)).toEqual({ status: 'open', fills: [] });
    for (const late of [1, 2, 3]) expect(await venue.find(limit, atMs + late)).toEqual({ status: 'open', fills: [] });
    expect(transactions, 'many orders of one person ask about those that rest, each before it is decided').toBe(0);
    await setPrice(store, 139_000_000, atMs + 60_000);
    await venue.find(limit, atMs + 60_000);
    expect(transactions).toBe(1);
  });

  it('has never had an order that nobody sent', async () => {
    expect(await createPaperExchange({ store: memoryStore() }).find(order, atMs)).toEqual({
      status: 'not-found',
    });
  });
});

async function storeAt(price: number): Promise<Store> {
  const store = memoryStore();
  await setPrice(store, price);
  return store;
}

async function setMinute(store: Store, openAtMs: number, price: number): Promise<void> {
  const page = pageOf('1m', openAtMs);
  await store.set(documentRef('candles', candlePageId('KRW-BTC', '1m', page)), {
    instrumentId: 'KRW-BTC',
    interval: '1m',
    page,
    source: 'test',
    updatedAtMs: openAtMs,
    candles: [{ openAtMs, open: price, high: price, low: price, close: price, volume: 1 }],
  });
}

async function setPrice(store: Store, price: number, quotedAtMs = atMs): Promise<void> {
  const quote = { instrumentId: 'KRW-BTC', price, atMs: quotedAtMs, source: 'test' };
  const board = {
    group: 'crypto',
    atMs,
    quotes: { 'KRW-BTC': quote },
    feed: { status: 'ok' },
  } as const;
  await store.set(documentRef('boards', 'crypto'), board);
}

const order: Order = {
  id: 'order_sma-cross_KRW-BTC_1m_1763600000000',
  userId: 'person',
  causeId: 'sma-cross_KRW-BTC_1m_1763600000000',
  strategyId: 'sma-cross',
  instrumentId: 'KRW-BTC',
  side: 'buy',
  type: 'market',
  size: { by: 'spending', units: 100_000n * unitsPerOne },
  intent: 'entry',
  status: 'submitted',
  refusals: [],
  fills: [],
  decisionPrice: 150_000_000,
  createdAtMs: atMs,
  history: [],
};
