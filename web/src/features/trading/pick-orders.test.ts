import { fillOf, orderOf, units } from '@gaemi/core/testing/samples.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { isCancelling, OrdersSearch, pickOrders } from './pick-orders.ts';

const orders: readonly Order[] = [
  orderOf({ id: 'new', createdAtMs: 9, status: 'filled', fills: [fillOf({ grossUnits: units(5) })] }),
  orderOf({ id: 'resting', createdAtMs: 2, status: 'open', strategyId: 'manual', instrumentId: 'KRW-ETH' }),
  orderOf({ id: 'no', createdAtMs: 5, status: 'refused', side: 'sell' }),
  orderOf({ id: 'half', createdAtMs: 3, status: 'partially-filled', fills: [fillOf({ grossUnits: units(9) })] }),
];
const ids = (search: Partial<OrdersSearch>) => pickOrders(orders, { ...nothing, ...search }).map(({ id }) => id);
const nothing = z.parse(OrdersSearch, {});

describe('the table of orders', () => {
  it('shows what is under way first, each part by its newest', () => {
    expect(ids({})).toEqual(['half', 'resting', 'new', 'no']);
  });

  it('is filtered by state, side, instrument and source', () => {
    expect(ids({ view: 'pending' })).toEqual(['half', 'resting']);
    expect(ids({ view: 'filled' }), 'a part that was filled is filled').toEqual(['half', 'new']);
    expect(ids({ view: 'refused' })).toEqual(['no']);
    expect(ids({ view: 'ended' })).toEqual([]);
    expect(ids({ side: 'sell' })).toEqual(['no']);
    expect(ids({ instrument: 'KRW-ETH' })).toEqual(['resting']);
    expect(ids({ source: 'manual' })).toEqual(['resting']);
  });

  it('is sorted as the person wants, alike ones by their time', () => {
    expect(ids({ sort: 'time', order: 'up' })).toEqual(['resting', 'half', 'no', 'new']);
    expect(ids({ sort: 'gross' })).toEqual(['half', 'new', 'no', 'resting']);
    expect(ids({ sort: 'instrument', order: 'down' })).toEqual(['resting', 'new', 'no', 'half']);
    expect(ids({ sort: 'status', order: 'up' })[0]).toBe('no');
  });

  it('survives an address that somebody has written', () => {
    expect(z.parse(OrdersSearch, { view: 'everything', sort: '<b>', side: 'buy' })).toEqual({
      ...nothing,
      side: 'buy',
    });
  });
});

describe('a cancellation', () => {
  it('is awaited until the venue has said what became of the order', () => {
    expect(isCancelling({ status: 'open', cancelAskedAtMs: 1 })).toBe(true);
    expect(isCancelling({ status: 'filled', cancelAskedAtMs: 1 }), 'the fill came first').toBe(false);
    expect(isCancelling({ status: 'open' })).toBe(false);
  });
});
