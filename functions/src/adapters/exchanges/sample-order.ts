import { unitsPerOne } from '@gaemi/core/base/units.ts';
import type { Order } from '@gaemi/core/trading/order.ts';

/** An order as the executor hands it to a venue; tests change what they look at. */
export function sampleOrder(changes: Partial<Order> = {}): Order {
  return {
    id: 'order_sample',
    userId: 'person',
    causeId: 'sample',
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
    createdAtMs: Date.UTC(2026, 10, 20, 3, 0),
    history: [],
    ...changes,
  };
}
