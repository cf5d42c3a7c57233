import type { StatementRow } from '@gaemi/core/ledger/statement.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import type { Order } from '@gaemi/core/trading/order.ts';

/** What made a line: an order, with the instrument where it can be told, or something a person or a market did. */
export type Cause =
  | { readonly kind: 'order'; readonly orderId: string; readonly instrumentId: string | undefined }
  | { readonly kind: 'other'; readonly id: string };

/** Every id is made of its cause, so that the cause can be read in it; orders of a person's own are looked up. */
export function causeOf({ causeId }: Pick<StatementRow, 'causeId'>, orders: readonly Order[]): Cause {
  if (!causeId.startsWith('order_')) return { kind: 'other', id: causeId };
  const known = orders.find(({ id }) => id === causeId)?.instrumentId;
  return { kind: 'order', orderId: causeId, instrumentId: known ?? instrumentIn(causeId) };
}

/** `order_sma-cross_KRW-BTC_1m_1763600000000`: the first part that is an instrument. */
function instrumentIn(orderId: string): string | undefined {
  return orderId
    .split('_')
    .slice(2)
    .find((part) => /[A-Z^]/.test(part) && findInstrument(part) !== undefined);
}
