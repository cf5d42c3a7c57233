import { describe, expect, it } from 'vitest';
import { bitcoin, fillOf, noonMs, orderOf, positionOf, saleOf, units } from '../testing/samples.ts';
import { applyOrder } from './apply-order.ts';

describe('a position', () => {
  it('begins with the first buy, at its cost with the fee', () => {
    expect(applyOrder(undefined, orderOf({ fills: [fillOf({ atMs: noonMs + 5 })] }), bitcoin)).toEqual(
      positionOf({ openedAtMs: noonMs + 5, updatedAtMs: noonMs + 5 }),
    );
  });

  it('grows by further buys and remembers whose they were', () => {
    const fill = fillOf({ quantityUnits: units('0.03'), grossUnits: units(2_700_000), feeUnits: units(1350) });
    const order = orderOf({ strategyId: 'sma-rsi', fills: [{ ...fill, atMs: noonMs + 9 }] });
    expect(applyOrder(positionOf(), order, bitcoin)).toEqual(
      positionOf({
        quantityUnits: units('0.04'),
        costUnits: units(3_701_850),
        costByStrategy: { 'sma-cross': units(1_000_500), 'sma-rsi': units(2_701_350) },
        updatedAtMs: noonMs + 9,
      }),
    );
  });

  it('gives up the same part of its cost as of its quantity, and books the rest as won or lost', () => {
    const sale = saleOf({
      fills: [fillOf({ quantityUnits: units('0.0025'), grossUnits: units(300_000), feeUnits: units(150) })],
    });
    const position = applyOrder(positionOf(), sale, bitcoin);
    expect(position.costUnits).toBe(units(750_375));
    // 300,000 less 150 of fee less a quarter of 1,000,500.
    expect(position.realizedUnits).toBe(units(49_725));
    expect(position.openedAtMs, 'it is still the same episode').toBe(noonMs);
    const later = saleOf({ fills: [fillOf({ quantityUnits: 1n, atMs: noonMs + 7 })] });
    expect(applyOrder(positionOf(), later, bitcoin).updatedAtMs).toBe(noonMs + 7);
    const late = saleOf({ fills: [fillOf({ quantityUnits: 1n, atMs: noonMs - 7 })] });
    expect(applyOrder(positionOf(), late, bitcoin).updatedAtMs, 'a late fill').toBe(noonMs);
  });

  it('closes to nothing, keeps what it won, and begins anew with the next buy', () => {
    const sale = saleOf({ fills: [fillOf({ grossUnits: units(990_000), feeUnits: units(495), taxUnits: units(5) })] });
    const closed = applyOrder(positionOf(), sale, bitcoin);
    expect(closed).toMatchObject({
      quantityUnits: 0n,
      costUnits: 0n,
      costByStrategy: {},
      realizedUnits: units(-11_000),
    });
    expect(closed.costByStrategy, 'no share of nothing').toEqual({});
    const reopened = applyOrder(closed, orderOf({ fills: [fillOf({ atMs: noonMs + 60 })] }), bitcoin);
    expect(reopened).toMatchObject({ openedAtMs: noonMs + 60, realizedUnits: units(-11_000) });
  });

  it('keeps shares and cost equal whatever is rounded', () => {
    const shares = { a: 3n, b: 4n, c: 5n };
    const held = positionOf({ quantityUnits: 7n, costUnits: 12n, costByStrategy: shares });
    const sale = saleOf({ fills: [fillOf({ quantityUnits: 3n, grossUnits: 9n, feeUnits: 0n })] });
    const position = applyOrder(held, sale, bitcoin);
    expect(position.costByStrategy).toEqual({ a: 1n, b: 2n, c: 2n });
    expect(position.costUnits).toBe(5n);
    expect(position.realizedUnits, 'what left the cost was paid by the sale').toBe(9n - 7n);
  });

  it('costs what was taxed too', () => {
    const taxed = fillOf({ grossUnits: 100n, feeUnits: 10n, taxUnits: 1n });
    expect(applyOrder(undefined, orderOf({ fills: [taxed] }), bitcoin).costUnits).toBe(111n);
  });

  it('stays as it is without fills', () => {
    const position = positionOf();
    expect(applyOrder(position, orderOf(), bitcoin)).toBe(position);
  });

  it('cannot sell more than it has', () => {
    const sale = saleOf({ fills: [fillOf({ quantityUnits: units('0.02') })] });
    expect(() => applyOrder(positionOf(), sale, bitcoin)).toThrow('Order "order_s" sells 2000000 units of "KRW-BTC"');
  });
});
