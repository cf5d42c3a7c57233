import type { Id } from '../base/id.ts';
import type { Account } from '../ledger/account.ts';
import { postTransfers } from '../ledger/book.ts';
import type { Transfer } from '../ledger/transfer.ts';
import { instrumentById } from '../market/instruments.ts';
import type { Order } from '../trading/order.ts';
import { bookOrder } from './book-order.ts';
import type { Position } from './position.ts';

export interface Books {
  /** By instrument. */
  readonly positions: ReadonlyMap<Id, Position>;
  readonly accounts: readonly Account[];
}

/** What orders make of one person's books. */
export interface OrdersBooked {
  readonly booked: readonly Order[];
  readonly transfers: readonly Transfer[];
  readonly books: Books;
}

/**
 * Everything that the books lack of an order and of others beside it, each booked on what the one before left. Another one
 * that cannot be booked is left out: it is the affair of whoever books it by itself.
 * @throws Error when the order itself cannot be booked.
 */
export function bookOrders(order: Order, others: readonly Order[], books: Books): OrdersBooked {
  let all: OrdersBooked = withOrder({ booked: [], transfers: [], books }, order);
  for (const other of others) {
    try {
      all = withOrder(all, other);
    } catch {
      // Its own message meets the same fault, and tells of it.
    }
  }
  return all;
}

function withOrder({ booked, transfers, books: { positions, accounts } }: OrdersBooked, order: Order): OrdersBooked {
  const instrument = instrumentById(order.instrumentId);
  const booking = bookOrder(order, instrument, { position: positions.get(instrument.id), accounts });
  const posting = postTransfers(accounts, booking.transfers);
  if (posting.status === 'short') {
    throw new Error(`order "${order.id}" was filled for more than "${posting.accountId}" has`);
  }
  const after = new Map([...accounts, ...posting.accounts].map((account) => [account.id, account]));
  return {
    booked: [...booked, order],
    transfers: [...transfers, ...booking.transfers],
    books: {
      accounts: [...after.values()],
      positions:
        booking.position === undefined ? positions : new Map([...positions, [instrument.id, booking.position]]),
    },
  };
}
