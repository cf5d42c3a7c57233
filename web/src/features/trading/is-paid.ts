import type { Order } from '@gaemi/core/trading/order.ts';

/** Whether an order takes money when it is placed: every buy, and contracts either way, which need margin and commission. */
export function isPaid({ side, contracts }: Pick<Order, 'side' | 'contracts'>): boolean {
  return side === 'buy' || contracts !== undefined;
}
