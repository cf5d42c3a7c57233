import type { Account } from '../ledger/account.ts';
import { isFuture } from '../market/contract.ts';
import type { Instrument } from '../market/instrument.ts';
import type { Order } from '../trading/order.ts';
import { settleOrder } from '../trading/settle-order.ts';
import { applyOrder } from './apply-order.ts';
import { bookContracts, type Booking } from './book-contracts.ts';
import type { Position } from './position.ts';

/** Everything that the books lack of an order: its transfers, and the position after those fills that are not settled. */
export function bookOrder(
  order: Order,
  instrument: Instrument,
  held: { readonly position: Position | undefined; readonly accounts: readonly Account[] },
): Booking {
  if (isFuture(instrument)) return bookContracts(order, instrument, held);
  const isNew = order.fills.length > (order.settledFills ?? 0);
  return {
    transfers: settleOrder(order, instrument),
    position: isNew ? applyOrder(held.position, order, instrument) : held.position,
  };
}
