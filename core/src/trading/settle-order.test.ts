import { describe, expect, it } from 'vitest';
import type { Transfer } from '../ledger/transfer.ts';
import { accountOf, bitcoin, fillOf, noonMs, orderOf, saleOf, samsung, units } from '../testing/samples.ts';
import type { Order } from './order.ts';
import { accountsWithout, releaseTransfers, reserveTransfers } from './reserve.ts';
import { settleOrder } from './settle-order.ts';

const brief = ({ id, asset, units: moved, from, to }: Transfer) => [id, asset, moved, from, to];
const ended = { atMs: noonMs + 9, causeId: 'paper' };

function filled(order: Order): Order {
  return { ...order, status: 'filled', history: [...order.history, { status: 'filled', ...ended }] };
}

describe('a reservation', () => {
  it('puts aside the spending of a buy and the quantity of a sale', () => {
    expect(reserveTransfers(orderOf(), bitcoin).map(brief)).toEqual([
      ['order_s_reserve', 'KRW', units(2_000_000), 'cash', 'reserved'],
    ]);
    expect(reserveTransfers(saleOf(), bitcoin).map(brief)).toEqual([
      ['order_s_reserve', 'BTC', units('0.01'), 'holding', 'reserved'],
    ]);
  });

  it('is not made for a refused order, so it is not given back either', () => {
    expect(reserveTransfers(orderOf({ status: 'refused' }), bitcoin)).toEqual([]);
    expect(releaseTransfers(orderOf({ status: 'refused' }), bitcoin)).toEqual([]);
    expect(reserveTransfers(saleOf({ size: { by: 'quantity', units: 0n } }), bitcoin)).toEqual([]);
  });

  it('is free again in the eyes of an amendment, as far as it has not been used', () => {
    const accounts = [accountOf('cash', 'KRW', 500), accountOf('reserved', 'KRW', 2_000_000)];
    const balances = (order: Order) =>
      accountsWithout(order, accounts, bitcoin).map(({ balanceUnits }) => balanceUnits);
    expect(balances(orderOf({ status: 'open' }))).toEqual([units(2_000_500), 0n]);
    const half = orderOf({ status: 'partially-filled', fills: [fillOf()], settledFills: 1 });
    expect(balances(half), 'what was paid with it is gone').toEqual([units(1_000_000), units(1_000_500)]);
    expect(balances(filled(orderOf())), 'what has ended promises nothing').toEqual([units(500), units(2_000_000)]);
  });

  it('goes back whole when nothing was filled, at the time the order ended', () => {
    const rejected = orderOf({ status: 'rejected', history: [{ status: 'rejected', ...ended }] });
    expect(releaseTransfers(rejected, bitcoin).map(brief)).toEqual([
      ['order_s_release', 'KRW', units(2_000_000), 'reserved', 'cash'],
    ]);
    expect(releaseTransfers(rejected, bitcoin)[0]?.atMs).toBe(noonMs + 9);
    expect(releaseTransfers({ ...rejected, history: [] }, bitcoin)[0]?.atMs, 'an order without a way').toBe(noonMs);
  });

  it('goes back in part when a part was filled', () => {
    const part = fillOf({ quantityUnits: units('0.004') });
    expect(releaseTransfers(saleOf({ status: 'cancelled', fills: [part] }), bitcoin).map(brief)).toEqual([
      ['order_s_release', 'BTC', units('0.006'), 'reserved', 'holding'],
    ]);
  });

  it('is never overdrawn in silence', () => {
    const greedy = saleOf({ status: 'filled', fills: [fillOf({ quantityUnits: units('0.01') + 1n })] });
    expect(() => releaseTransfers(greedy, bitcoin)).toThrow('The fills of order "order_s" use 1 units more');
  });
});

describe('settlement', () => {
  it('pays for a buy out of what was reserved and gives back the rest', () => {
    expect(settleOrder(filled(orderOf({ fills: [fillOf()] })), bitcoin).map(brief)).toEqual([
      ['order_s_0_gross', 'KRW', units(1_000_000), 'reserved', 'market'],
      ['order_s_0_fee', 'KRW', units(500), 'reserved', 'fees'],
      ['order_s_0_quantity', 'BTC', units('0.01'), 'market', 'holding'],
      ['order_s_release', 'KRW', units(999_500), 'reserved', 'cash'],
    ]);
  });

  it('takes from free cash, never from other orders, what a venue charged beyond what was reserved', () => {
    const part = fillOf({ grossUnits: units(1_999_000), feeUnits: units(900) });
    const rest = fillOf({ id: 'order_s_1', grossUnits: units(500), feeUnits: units(1) });
    const dear = filled(orderOf({ fills: [part, rest] }));
    const cover = ['order_s_1_cover', 'KRW', units(401), 'cash', 'reserved'];
    expect(settleOrder(dear, bitcoin).map(brief)[0]).toEqual(cover);
    expect(settleOrder({ ...dear, settledFills: 1 }, bitcoin).map(brief)[0], 'the same, a part at a time').toEqual(
      cover,
    );
    const reservedMoves = settleOrder(dear, bitcoin).map(({ from, to, asset, units: moved }) =>
      asset !== 'KRW' ? 0n : to === 'reserved' ? moved : from === 'reserved' ? -moved : 0n,
    );
    expect(
      reservedMoves.reduce((sum, moved) => sum + moved, units(2_000_000)),
      'its own share is used up',
    ).toBe(0n);
    const under = orderOf({ status: 'partially-filled', fills: [part, rest], settledFills: 2 });
    expect(accountsWithout(under, [accountOf('reserved', 'KRW', 0)], bitcoin)[0]?.balanceUnits).toBe(0n);
  });

  it('pays a tax on a buy out of what was reserved, where a venue has one', () => {
    const taxed = orderOf({
      size: { by: 'spending', units: 115n },
      fills: [fillOf({ grossUnits: 100n, feeUnits: 10n, taxUnits: 3n })],
    });
    expect(settleOrder(filled(taxed), bitcoin).map(brief)).toContainEqual([
      'order_s_0_tax',
      'KRW',
      3n,
      'reserved',
      'taxes',
    ]);
    expect(settleOrder(filled(taxed), bitcoin).map(brief)).toContainEqual([
      'order_s_release',
      'KRW',
      2n,
      'reserved',
      'cash',
    ]);
  });

  it('takes the costs of a sale out of what it brought', () => {
    const fill = fillOf({
      quantityUnits: units(13),
      grossUnits: units(936_000),
      feeUnits: units(141),
      taxUnits: units(1872),
    });
    const sale = saleOf({ size: { by: 'quantity', units: units(13) }, fills: [fill] });
    expect(settleOrder(filled(sale), samsung).map(brief)).toEqual([
      ['order_s_0_quantity', '005930.KS', units(13), 'reserved', 'market'],
      ['order_s_0_gross', 'KRW', units(936_000), 'market', 'cash'],
      ['order_s_0_fee', 'KRW', units(141), 'cash', 'fees'],
      ['order_s_0_tax', 'KRW', units(1872), 'cash', 'taxes'],
    ]);
  });

  it('settles each fill under its own name, and what a cancelled order had got', () => {
    const fills = [fillOf(), fillOf({ id: 'order_s_1', atMs: noonMs + 3 })].map((fill) => ({
      ...fill,
      grossUnits: units(10),
      feeUnits: 0n,
    }));
    const transfers = settleOrder(orderOf({ status: 'cancelled', fills }), bitcoin);
    expect(new Set(transfers.map(({ id }) => id)).size, 'no name twice').toBe(5);
    expect(transfers.map(({ id }) => id)).toContain('order_s_1_gross');
    expect(
      transfers.some(({ kind }) => kind === 'fee'),
      'nothing is moved by zero',
    ).toBe(false);
    expect(transfers.every(({ causeId }) => causeId === 'order_s')).toBe(true);
  });

  it('settles only what is new, and keeps the rest promised until the end', () => {
    const fills = [fillOf(), fillOf({ id: 'order_s_1', quantityUnits: units('0.002'), grossUnits: units(200_000) })];
    const open = orderOf({ status: 'partially-filled', fills, settledFills: 1 });
    expect(settleOrder(open, bitcoin).map(({ id }) => id)).toEqual([
      'order_s_1_gross',
      'order_s_1_fee',
      'order_s_1_quantity',
    ]);
    const over = filled({ ...open, settledFills: 2 });
    expect(settleOrder(over, bitcoin).map(brief)).toEqual([
      ['order_s_release', 'KRW', units(799_000), 'reserved', 'cash'],
    ]);
    expect(settleOrder({ ...over, settledAtMs: noonMs }, bitcoin), 'nothing twice').toEqual([]);
  });
});
