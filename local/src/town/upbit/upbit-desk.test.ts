import { minuteMs } from '@gaemi/core/base/instant.ts';
import type { OrderStatus } from '@gaemi/core/trading/order.ts';
import { identifierOf } from '@gaemi/functions/adapters/exchanges/upbit/upbit-terms.ts';
import { memberId } from '@gaemi/functions/testing/desk-in-memory.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { Faults } from '../faults.ts';
import { bookOf, openUpbitDesk, type UpbitDesk, type UpbitDeskOptions } from './upbit-desk.ts';

const desks: UpbitDesk[] = [];
async function open(options: UpbitDeskOptions = {}): Promise<UpbitDesk> {
  const desk = await openUpbitDesk(options);
  desks.push(desk);
  return desk;
}
afterEach(async () => {
  await Promise.all(desks.splice(0).map(({ stage }) => stage.close()));
});

const path = '/v1/orders$';
const banMs = 10 * minuteMs;

describe('the books of a desk equal those of Upbit, and nothing was sent twice,', () => {
  it.each<[string, Faults, OrderStatus]>([
    ['answers', {}, 'filled'],
    ['is silent after it took the order', { answer: 'timeout', path, times: 1 }, 'filled'],
    ['says 429 before it took the order', { answer: 'throttled', path, times: 1 }, 'rejected'],
    ['says 429 after it took the order', { answer: 'throttled', late: true, path, times: 1 }, 'filled'],
    ['says 429 to everything', { answer: 'throttled' }, 'rejected'],
    ['says 418 before it took the order', { answer: 'banned', path, times: 1 }, 'rejected'],
    ['says 418 after it took the order', { answer: 'banned', late: true, path, times: 1 }, 'filled'],
    ['says 418 to everything', { answer: 'banned' }, 'rejected'],
    ['fails before it took the order', { answer: 'failing', path, times: 1 }, 'rejected'],
    ['fails after it took the order', { answer: 'failing', late: true, path, times: 1 }, 'filled'],
    ['fails whatever it is asked', { answer: 'failing' }, 'rejected'],
    ['takes the order and cannot be asked about it', { answer: 'failing', path: '/v1/order$', times: 9 }, 'filled'],
    ['answers half a sentence after it took the order', { answer: 'truncated', path, times: 1 }, 'filled'],
    ['answers with a page before it took the order', { answer: 'garbage', path, times: 1 }, 'rejected'],
    ['is closed for maintenance', { answer: 'maintenance' }, 'rejected'],
    ['closes between the test and the order', { answer: 'maintenance', path, times: 1 }, 'rejected'],
    ['has a clock that is five minutes ahead', { skewMs: 300_000 }, 'filled'],
    ['has a clock that is two hours behind', { skewMs: -7_200_000 }, 'filled'],
  ])('when the venue %s', async (_name, faults, status) => {
    const desk = await open();
    desk.stage.fault(faults);
    await desk.buyOnSignal();
    desk.stage.fault({});
    desk.stage.pass(banMs);
    await desk.sync(5);
    await expectAgreement(desk);
    expect((await desk.orders()).map((order) => order.status)).toEqual([status]);
  });

  it('when nobody has asked for a month since an answer was lost, and the desk looks before it decides', async () => {
    const desk = await open();
    desk.stage.fault({ answer: 'failing', path: '/v1/order$' });
    await desk.buyOnSignal();
    expect((await desk.orders()).map((order) => order.status)).toEqual(['unknown']);
    desk.stage.fault({});
    await desk.sync(30 * 24 * 60);
    await expectAgreement(desk);
    expect((await desk.orders()).map((order) => order.status)).toEqual(['filled']);
  });

  it.each([-7_200_000, 7_200_000])('when our own clock is off by %i ms', async (clockOffMs) => {
    const desk = await open({ clockOffMs });
    await desk.buyOnSignal();
    await desk.sync(5);
    await expectAgreement(desk);
    expect((await desk.orders()).map(({ status }) => status)).toEqual(['filled']);
  });

  it('when its name is a duplicate, since a copy of it came first', async () => {
    const desk = await open({
      between: (exchange) => ({
        ...exchange,
        async submit(order, atMs) {
          await exchange.submit(order, atMs);
          return exchange.submit(order, atMs);
        },
      }),
    });
    await desk.buyOnSignal();
    await expectAgreement(desk, { copies: 1 });
    expect((await desk.orders()).map(({ status }) => status)).toEqual(['filled']);
  });

  it('when its name is a duplicate, since it was burnt by an order that was refused', async () => {
    const desk = await open({
      between: (exchange, stage) => ({
        ...exchange,
        async submit(order, atMs) {
          await stage.burn(identifierOf(order));
          return exchange.submit(order, atMs);
        },
      }),
    });
    await desk.buyOnSignal();
    await desk.sync(5);
    await expectAgreement(desk);
    expect((await desk.orders()).map(({ status }) => status)).toEqual(['rejected']);
  });

  it('when an order is filled in part and its rest is cancelled', async () => {
    const desk = await open();
    desk.stage.fault({ thinBook: true });
    await desk.ask('buy', '0.015', 500_000);
    const [partly] = await desk.orders();
    expect(partly?.status).toBe('partially-filled');
    await expectAgreement(desk);
    await desk.cancel(partly?.id ?? '');
    await desk.sync(5);
    await expectAgreement(desk);
    const [order] = await desk.orders();
    expect(order?.status).toBe('cancelled');
    expect(order?.fills.length).toBeGreaterThan(0);
    expect(await desk.owned('reserved', 'KRW'), 'the rest is back').toBe(0n);
  });

  it('when the answer to the cancellation is lost', async () => {
    const desk = await open();
    await desk.ask('buy', '0.01', -20_000_000);
    const [resting] = await desk.orders();
    desk.stage.fault({ answer: 'timeout', path: '/v1/order$', times: 1 });
    await desk.cancel(resting?.id ?? '');
    desk.stage.fault({});
    await desk.sync(5);
    await expectAgreement(desk);
    expect((await desk.orders()).map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('when an order would trade with one of our own: the newer gives way', async () => {
    const desk = await open();
    await desk.buyOnSignal();
    await desk.ask('sell', '0.0002', 3_000_000);
    await desk.ask('buy', '0.0002', 3_500_000);
    await desk.sync(5);
    await expectAgreement(desk);
    const orders = await desk.orders();
    const byId = Object.fromEntries(orders.map(({ id, status }) => [id, status]));
    expect(byId).toMatchObject({ order_manual_sell: 'open', order_manual_buy: 'cancelled' });
    const buy = orders.find(({ id }) => id === 'order_manual_buy');
    expect(buy?.refusals.map(({ text }) => text.en).join()).toContain('an order of our own');
    await desk.cancel('order_manual_sell');
    await desk.sync(10);
    await expectAgreement(desk);
  });
});

/** Orders, fills, fees and balances, by the venue's word and by ours. */
async function expectAgreement(desk: UpbitDesk, { copies = 0 } = {}): Promise<void> {
  const orders = await desk.orders();
  const venue = await desk.venueOrders();
  expect(bookOf(orders), 'order by order: what was traded, and what it cost').toEqual(venue);
  const { sentNames } = desk.stage;
  const names = new Set(sentNames);
  expect(sentNames.length - names.size, 'nothing was sent twice, unless on purpose').toBe(copies);
  expect(venue.length, 'nothing is there that nobody meant').toBeLessThanOrEqual(names.size);
  expect(orders.filter(({ status }) => status === 'unknown' || status === 'submitted')).toEqual([]);

  const held = await desk.stage.exchange.balances?.(memberId);
  const inCoins = (await desk.owned('holding', 'BTC')) + (await desk.owned('reserved', 'BTC'));
  expect(inCoins, 'coins').toBe(held?.get('BTC') ?? 0n);
  const inWon = (await desk.owned('cash', 'KRW')) + (await desk.owned('reserved', 'KRW'));
  const wonOff = (held?.get('KRW') ?? 0n) - inWon;
  // The venue keeps finer parts of a won than our books do: a unit, 10^-8 won, for each order.
  expect(wonOff >= 0n && wonOff <= BigInt(orders.length), `won, off by ${wonOff} units`).toBe(true);
  expect(await desk.incidents(), 'the desk agrees').toEqual([]);
}
