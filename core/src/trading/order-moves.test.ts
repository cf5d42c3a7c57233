import { describe, expect, it } from 'vitest';
import { fillOf, noonMs, orderOf } from '../testing/samples.ts';
import { isTerminal, moveOrder } from './order-moves.ts';
import { orderId, OrderStatus } from './order.ts';

const step = { atMs: noonMs + 1, causeId: 'paper' };

describe('an order', () => {
  it('takes a legal step, with what comes of it, and remembers the way', () => {
    const submitted = moveOrder(orderOf(), 'submitted', step);
    expect(submitted.status).toBe('submitted');
    const filled = moveOrder(submitted, 'filled', { atMs: noonMs + 2, causeId: 'paper' }, { fills: [fillOf()] });
    expect(filled.fills).toHaveLength(1);
    expect(filled.history).toEqual([
      { status: 'accepted', atMs: noonMs, causeId: 's' },
      { status: 'submitted', atMs: noonMs + 1, causeId: 'paper' },
      { status: 'filled', atMs: noonMs + 2, causeId: 'paper' },
    ]);
  });

  it('cannot be sent again once it has ended', () => {
    expect(() => moveOrder(orderOf({ status: 'filled' }), 'submitted', step)).toThrow(
      'Order "order_s" cannot go from "filled" to "submitted"',
    );
  });

  it('goes only the ways there are', () => {
    const ways = OrderStatus.options.flatMap((from) =>
      OrderStatus.options.filter((to) => isLegal(from, to)).map((to) => `${from} ${to}`),
    );
    expect(ways).toEqual([
      'drafted refused',
      'drafted accepted',
      'accepted submitted',
      'accepted cancelled',
      ...['unknown', 'open', 'partially-filled', 'filled', 'cancelled', 'rejected', 'expired'].map(
        (to) => `submitted ${to}`,
      ),
      ...['open', 'partially-filled', 'filled', 'cancelled', 'rejected', 'expired'].map((to) => `unknown ${to}`),
      ...['partially-filled', 'filled', 'cancelled', 'rejected', 'expired'].map((to) => `open ${to}`),
      ...['partially-filled', 'filled', 'cancelled', 'expired'].map((to) => `partially-filled ${to}`),
    ]);
  });

  it('is over when it is refused, filled, cancelled, rejected or expired', () => {
    expect(OrderStatus.options.filter(isTerminal)).toEqual(['refused', 'filled', 'cancelled', 'rejected', 'expired']);
  });

  it('is named after its cause', () => {
    expect(orderId('sma-cross_KRW-BTC_1m_0')).toBe('order_sma-cross_KRW-BTC_1m_0');
  });
});

function isLegal(from: OrderStatus, to: OrderStatus): boolean {
  try {
    moveOrder(orderOf({ status: from }), to, step);
    return true;
  } catch {
    return false;
  }
}
