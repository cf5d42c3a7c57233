import { describe, expect, it } from 'vitest';
import { postTransfers } from '../ledger/book.ts';
import { accountOf, fillOf, orderOf, units } from '../testing/samples.ts';
import { bookOrders } from './book-orders.ts';

const accounts = [
  { ...accountOf('reserved', 'KRW', 0), balanceUnits: units(6_000_000) },
  { ...accountOf('external', 'KRW', 0), balanceUnits: -units(6_000_000) },
];
const books = { positions: new Map(), accounts };
const filled = (id: string) => orderOf({ id, status: 'filled', fills: [fillOf({ id: `${id}_0` })] });

describe('orders that are booked together', () => {
  it('leave the same books as one after the other', () => {
    const together = bookOrders(filled('a'), [filled('b'), filled('c')], books);
    const first = bookOrders(filled('a'), [], books);
    const second = bookOrders(filled('b'), [], first.books);
    const third = bookOrders(filled('c'), [], second.books);
    expect(together.transfers).toEqual([...first.transfers, ...second.transfers, ...third.transfers]);
    expect(together.books).toEqual(third.books);
    expect(together.booked.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    const posting = postTransfers(accounts, together.transfers);
    expect(posting.status, 'and can be posted as one').toBe('posted');
  });

  it('leave out one that cannot be booked, unless it is the one that was asked for', () => {
    const dear = orderOf({ id: 'dear', status: 'filled', fills: [fillOf({ id: 'dear_0', grossUnits: units(1e9) })] });
    const together = bookOrders(filled('a'), [dear, filled('c')], books);
    expect(together.booked.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(together.transfers.filter(({ causeId }) => causeId === 'dear')).toEqual([]);
    expect(() => bookOrders(dear, [filled('a')], books)).toThrow('"dear"');
  });
});
