import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { describe, expect, it } from 'vitest';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { createDesk, crossingMinutes, memberId, tickAtMs } from '../testing/desk-in-memory.ts';

const units = (amount: string) => unitsFromText(amount).toString();
const pair = 'binance:BTC-USDT';
/** Four in the morning in Korea: the paper venue is asked too. */
const nightMs = tickAtMs + 16 * hourMs;

describe('a pair in USDT on the paper venue', () => {
  it('is bought with converted won, valued in won, and sold by its stop; the same coin at home is another', async () => {
    const { desk, store, quote, balances, position } = await openDesk();
    await desk.ask('convert', { from: 'KRW', to: 'USDT', units: units('1470000'), requestId: 'fx' });
    await desk.drain();
    for (const [instrumentId, spending] of [[pair, '250'] as const, ['KRW-BTC', '1000000'] as const]) {
      const size = { by: 'spending', units: units(spending) };
      await desk.ask('place-order', { instrumentId, side: 'buy', type: 'market', size, requestId: instrumentId });
    }
    await desk.drain();
    await quote(pair, 100_000, 1);
    await quote('KRW-BTC', 147_000_000, 1);
    await desk.tick('sync-orders', tickAtMs + minuteMs);
    await desk.drain();
    const bought = await balances();
    // 250 / (100,030 x 1.001) = 0.0024967... in lots of 0.00001: 0.00249 for 249.0747 and 0.2490747.
    expect(bought['holding_binance:BTC']).toBe(unitsFromText('0.00249'));
    expect(bought['cash_USDT']).toBe(unitsFromText('750.6762253'));
    expect(bought['fees_USDT']).toBe(unitsFromText('0.2490747'));
    expect(bought['holding_BTC']).toBeGreaterThan(0n);
    const portfolio = await store.get(documentRef('portfolio', 'current', memberId));
    expect(portfolio?.positions.map(({ instrumentId, currency }) => [instrumentId, currency])).toEqual(
      expect.arrayContaining([
        [pair, 'USDT'],
        ['KRW-BTC', undefined],
      ]),
    );
    expect(portfolio?.foreign).toMatchObject([{ currency: 'USDT', rate: 1470, positionsUnits: unitsFromText('249') }]);

    await quote(pair, 94_000, 2);
    await desk.tick('protect-positions', tickAtMs + 2 * minuteMs);
    await desk.drain();
    await quote(pair, 94_000, 3);
    await desk.tick('sync-orders', tickAtMs + 3 * minuteMs);
    await desk.drain();
    expect((await position(pair))?.quantityUnits).toBe(0n);
    expect((await position('KRW-BTC'))?.quantityUnits, 'untouched').toBe(bought['holding_BTC']);
    const alerts = await store.list({ collection: 'alerts', userId: memberId, limit: 20 });
    expect(alerts.map(({ text }) => text.en)).toContainEqual('Bought 0.00249 BTC for 249.07 USDT');

    await desk.tick('verify-books', nightMs);
    await desk.drain();
    expect(await store.list({ collection: 'incidents', userId: memberId, limit: 9 })).toEqual([]);
    const accounts = await store.list({ collection: 'accounts', userId: memberId, limit: 50 });
    expect([...trialBalance(accounts).values()].every((sum) => sum === 0n)).toBe(true);
  });

  it('is bought on the signal of a strategy by whoever watches it, with a part of their USDT', async () => {
    const { desk, store, quote, position } = await openDesk();
    await desk.ask('deposit', { currency: 'USDT', units: units('1000'), requestId: 'usdt' });
    await desk.drain();
    await store.set(documentRef('coverage', 'all'), { watchers: { [pair]: [memberId] } });
    const openAtMs = tickAtMs - minuteMs;
    const page = pageOf('1m', openAtMs);
    const minutes = { instrumentId: pair, interval: '1m', page, source: 'test', updatedAtMs: tickAtMs } as const;
    // The same course at a price in dollars.
    const candles = crossingMinutes().map(({ openAtMs: atMs, close }) => {
      const dear = Math.round(close / 15) / 100;
      return { openAtMs: atMs, open: dear, high: dear, low: dear, close: dear, volume: 10 };
    });
    await store.set(documentRef('candles', candlePageId(pair, '1m', page)), { ...minutes, candles });
    const price = candles.at(-1)?.close ?? 0;
    await quote(pair, price);
    await desk.ask('raise-signals', { instrumentId: pair, interval: '1m', openAtMs, atMs: tickAtMs });
    await desk.drain();
    await quote(pair, price, 1);
    await desk.tick('sync-orders', tickAtMs + minuteMs);
    await desk.drain();
    const orders = await store.list({ collection: 'orders', userId: memberId, limit: 9 });
    expect(orders.map(({ instrumentId, strategyId, refusals }) => [instrumentId, strategyId, refusals])).toContainEqual(
      [pair, 'sma-cross', []],
    );
    expect((await position(pair))?.quantityUnits).toBeGreaterThan(unitsFromText('0.00009'));
    expect(await position('KRW-BTC')).toBeUndefined();
  });

  it('is refused below five USDT, without USDT, and off its filters names the nearest', async () => {
    const { desk, place } = await openDesk();
    const market = { instrumentId: pair, side: 'buy', type: 'market', size: { by: 'spending', units: units('50') } };
    expect(await place({ ...market, requestId: 'poor' })).toMatchObject({ status: 'refused' });
    await desk.ask('convert', { from: 'KRW', to: 'USDT', units: units('1470000'), requestId: 'fx' });
    await desk.drain();
    const small = await place({ ...market, size: { by: 'spending', units: units('4') }, requestId: 'small' });
    expect(small?.refusals.map(({ rule }) => rule)).toEqual(['minimum-order']);
    const size = { by: 'quantity', units: units('0.0012345') };
    const limit = { ...market, type: 'limit', size, limitPriceUnits: units('90000.127'), requestId: 'fine' };
    expect(await place(limit)).toMatchObject({
      status: 'open',
      limitPriceUnits: unitsFromText('90000.12'),
      size: { units: unitsFromText('0.00123') },
    });
  });
});

async function openDesk() {
  const store = memoryStore();
  const exchange = createPaperExchange({ store });
  const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery: 'once' });
  const boards = new Map<string, object>();
  const groups: Readonly<Record<string, string>> = { [pair]: 'binance', 'KRW-BTC': 'crypto', 'KRW-USDT': 'crypto' };
  const quote = async (instrumentId: string, price: number, minute = 0) => {
    const group = groups[instrumentId] ?? '';
    const atMs = tickAtMs + minute * minuteMs;
    const quotes = { ...boards.get(group), [instrumentId]: { instrumentId, price, atMs, source: 'test' } };
    boards.set(group, quotes);
    await store.set(documentRef('boards', group), { group, atMs, quotes, feed: { status: 'ok' } });
  };
  await quote('KRW-BTC', 147_000_000);
  await quote('KRW-USDT', 1470);
  await quote(pair, 100_000);
  return {
    desk,
    store,
    quote,
    position: (id: string) => store.get(documentRef('positions', id, memberId)),
    async place(ticket: { readonly requestId: string; readonly [field: string]: unknown }) {
      await desk.ask('place-order', ticket);
      await desk.drain();
      return store.get(documentRef('orders', `order_manual_${ticket.requestId}`, memberId));
    },
    async balances() {
      const accounts = await store.list({ collection: 'accounts', userId: memberId, limit: 50 });
      return Object.fromEntries(accounts.map(({ id, balanceUnits }) => [id, balanceUnits]));
    },
  };
}
