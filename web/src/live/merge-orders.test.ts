import { orderOf } from '@gaemi/core/testing/samples.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { describe, expect, it } from 'vitest';
import type { LiveState } from './live-state.ts';
import { mergeOrders } from './merge-orders.ts';

type Orders = LiveState<readonly Order[]>;
const live = (confirmedAtMs: number, ...orders: Partial<Order>[]): Orders => ({
  status: 'live',
  value: orders.map((order) => orderOf(order)),
  confirmedAtMs,
});

describe('the newest orders and those under way', () => {
  it('are one list, newest first, each once', () => {
    const both = mergeOrders(
      live(2, { id: 'c', createdAtMs: 3 }, { id: 'b', createdAtMs: 2 }),
      live(1, { id: 'b', createdAtMs: 2 }, { id: 'a', createdAtMs: 1 }),
    );
    expect(both).toMatchObject({ status: 'live', confirmedAtMs: 1, value: [{ id: 'c' }, { id: 'b' }, { id: 'a' }] });
  });

  it('are there when nothing is under way, and empty only when both are', () => {
    expect(mergeOrders(live(5, { id: 'c' }), { status: 'empty' })).toMatchObject({ status: 'live', confirmedAtMs: 5 });
    expect(mergeOrders({ status: 'empty' }, { status: 'empty' })).toEqual({ status: 'empty' });
  });

  it('are as loading, failed or old as the worse of the two', () => {
    const loading: Orders = { status: 'loading', offline: false };
    const failed: Orders = { status: 'failed', reason: 'denied', retry: () => undefined };
    expect(mergeOrders(live(1, {}), loading).status).toBe('loading');
    expect(mergeOrders(loading, failed).status).toBe('failed');
    const stale: Orders = { status: 'stale', value: [orderOf()], confirmedAtMs: 1 };
    expect(mergeOrders(live(2, {}), stale)).toMatchObject({ status: 'stale', confirmedAtMs: 1 });
  });
});
