import { minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import { callables } from '@gaemi/core/callables.ts';
import { Order } from '@gaemi/core/trading/order.ts';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Exchange } from '../adapters/exchanges/exchange.ts';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { countingExchange } from '../testing/counting-exchange.ts';
import { createDesk, crossingMinutes, memberId, tickAtMs } from '../testing/desk-in-memory.ts';

const previewed = callables['preview-order'].output;
const units = (amount: string) => unitsFromText(amount).toString();
const restingBuy = {
  instrumentId: 'KRW-BTC',
  side: 'buy',
  type: 'limit',
  size: { by: 'quantity', units: units('0.002') },
  limitPriceUnits: units('140000000'),
  requestId: 'one',
};

describe('orders by hand', () => {
  it('previews without keeping anything, then places the same, once for one request', async () => {
    const { desk, store, exchange, place } = await openDesk();
    await desk.run('preview-order', restingBuy);
    expect(await store.list({ collection: 'orders', userId: memberId, limit: 9 })).toEqual([]);
    await place(restingBuy);
    await place(restingBuy);
    expect(exchange.submittedIds).toEqual(['order_manual_one']);
    await expect(desk.run('place-order', { ...restingBuy, side: 'sell' })).rejects.toThrow('already placed another');
  });

  it('rests until the price goes through it, is filled in parts, and each is settled once', async () => {
    const { desk, store, place, order, quote } = await openDesk();
    await place(restingBuy);
    expect((await order('one')).status).toBe('open');
    // A tenth of 0.01 is half of what is wanted.
    for (const minute of [1, 2]) {
      await quote(139_000_000, minute, 0.01);
      await desk.tick('sync-orders', tickAtMs + minute * minuteMs);
      await desk.drain();
    }
    expect(await order('one')).toMatchObject({ status: 'filled', settledFills: 2 });
    const accounts = await store.list({ collection: 'accounts', userId: memberId, limit: 20 });
    expect([...trialBalance(accounts).values()].every((sum) => sum === 0n)).toBe(true);
    const balances = Object.fromEntries(accounts.map(({ id, balanceUnits }) => [id, balanceUnits]));
    expect([balances['reserved_KRW'], balances['holding_BTC']]).toEqual([0n, unitsFromText('0.002')]);
    const open = await store.list({ collection: 'openOrders', limit: 9 });
    expect(open, 'nothing is under way any more').toEqual([]);
  });

  it('cancels what rests and gives back the money; what was filled in part stays', async () => {
    const { desk, store, place, order, quote } = await openDesk();
    await place(restingBuy);
    await quote(139_000_000, 1, 0.01);
    await desk.run('cancel-order', { orderId: 'order_manual_one' });
    await desk.drain();
    expect(await order('one')).toMatchObject({ status: 'cancelled', settledFills: 1 });
    const reserved = await store.get(documentRef('accounts', 'reserved_KRW', memberId));
    expect(reserved?.balanceUnits).toBe(0n);
  });

  it('lets a fill win that came before the cancellation', async () => {
    const { desk, place, order, quote } = await openDesk();
    await place(restingBuy);
    await quote(139_000_000, 1, 10);
    const answer = await asOrder(desk.run('cancel-order', { orderId: 'order_manual_one' }));
    expect(answer.status).toBe('filled');
    await desk.drain();
    expect((await order('one')).settledAtMs).toBeDefined();
  });

  it('cancels an order whose venue has not answered only once it has been found', async () => {
    const { desk, order, place } = await openDesk((paper) => ({
      ...paper,
      async submit(sent, atMs) {
        await paper.submit(sent, atMs);
        return { status: 'unknown', reason: 'timed out after acceptance' };
      },
    }));
    await place(restingBuy);
    await desk.run('cancel-order', { orderId: 'order_manual_one' });
    expect((await order('one')).status, 'it may still be on its way').toBe('unknown');
    await desk.tick('sync-orders', tickAtMs + 3 * minuteMs);
    await desk.drain();
    expect((await order('one')).history.map(({ status }) => status)).toEqual([
      'drafted',
      'accepted',
      'submitted',
      'unknown',
      'open',
      'cancelled',
    ]);
  });

  it('amends by cancelling and placing anew, and not when the fill came first', async () => {
    const { desk, order, place, quote } = await openDesk();
    await place(restingBuy);
    await place({
      ...restingBuy,
      requestId: 'two',
      limitPriceUnits: units('141000000'),
      replacesOrderId: 'order_manual_one',
    });
    expect([(await order('one')).status, (await order('two')).status]).toEqual(['cancelled', 'open']);
    await quote(130_000_000, 1, 10);
    const again = { ...restingBuy, requestId: 'three', replacesOrderId: 'order_manual_two' };
    await expect(desk.run('place-order', again)).rejects.toThrow('filled before it could be amended');
  });

  it('previews an amendment with the money that the order before it gives back', async () => {
    const { desk, place } = await openDesk();
    const most = { ...restingBuy, size: { by: 'quantity', units: units('0.021') } };
    await place(most);
    const amended = { ...most, limitPriceUnits: units('141000000') };
    const refused = async (ticket: unknown) => {
      const { verdicts } = z.decode(previewed, (await desk.run('preview-order', ticket)) as z.input<typeof previewed>);
      return verdicts.filter(({ refusal }) => refusal !== undefined).map(({ rule }) => rule);
    };
    expect(await refused({ ...amended, requestId: 'two' }), 'two of them are too much').toEqual(['position-size']);
    expect(await refused({ ...amended, requestId: 'two', replacesOrderId: 'order_manual_one' })).toEqual([]);
  });

  it('ends an order at once that has not left', async () => {
    const { desk, store, exchange, order } = await openDesk();
    await desk.run('place-order', restingBuy);
    await desk.run('cancel-order', { orderId: 'order_manual_one' });
    await desk.drain();
    expect([(await order('one')).status, exchange.submittedIds]).toEqual(['cancelled', []]);
    const reserved = await store.get(documentRef('accounts', 'reserved_KRW', memberId));
    expect(reserved?.balanceUnits).toBe(0n);
    await expect(desk.run('cancel-order', { orderId: 'nothing' })).rejects.toThrow('There is no order');
  });
});

async function openDesk(wrap: (paper: Exchange) => Exchange = (paper) => paper) {
  const store = memoryStore();
  const exchange = countingExchange(wrap(createPaperExchange({ store })));
  const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery: 'three-times' });
  const quote = (price: number, minute: number, volume: number) => {
    const atMs = tickAtMs + minute * minuteMs;
    const closed = { openAtMs: atMs - minuteMs, open: price, high: price, low: price, close: price, volume };
    const quotes = { 'KRW-BTC': { instrumentId: 'KRW-BTC', price, atMs, source: 'test', closed } };
    return store.set(documentRef('boards', 'crypto'), { group: 'crypto', atMs, quotes, feed: { status: 'ok' } });
  };
  await quote(150_000_000, 0, 100);
  return {
    desk,
    store,
    exchange,
    quote,
    async place(ticket: unknown) {
      await desk.run('place-order', ticket);
      await desk.drain();
    },
    async order(requestId: string): Promise<Order> {
      const found = await store.get(documentRef('orders', `order_manual_${requestId}`, memberId));
      if (found === undefined) throw new Error(`there is no order of the request "${requestId}"`);
      return found;
    },
  };
}

async function asOrder(answer: Promise<unknown>): Promise<Order> {
  // What came over the wire is what the schema takes; decoding says so if it is not.
  return z.decode(Order, (await answer) as z.input<typeof Order>);
}
