import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noonMs, units } from '../testing/samples.ts';
import { affordableQuantity, buyCharges, sellCharges } from './charges.ts';
import { rulesOf } from './rulebook.ts';

const upbit = rulesOf('upbit', noonMs);
const krx = rulesOf('krx', noonMs);

describe('charges', () => {
  it('equal a Korean round trip by hand, to the won', () => {
    // 13 shares at 71,500: 929,500; commission 0.015 % = 139.425, charged as 140.
    expect(buyCharges(units(13), units(71_500), krx)).toEqual({
      grossUnits: units(929_500),
      feeUnits: units(140),
      taxUnits: 0n,
    });
    // 13 shares at 72,000: 936,000; commission 140.4 as 141; tax of 2026, 0.20 % = 1,872.
    expect(sellCharges(units(13), units(72_000), krx)).toEqual({
      grossUnits: units(936_000),
      feeUnits: units(141),
      taxUnits: units(1872),
    });
  });

  it("equal the fee of Upbit's own recorded trade", () => {
    // A filled market buy of 2026-03-22: funds 9,999.04785, paid fee 4.999523925; our finest unit rounds it up.
    expect(buyCharges(units('0.00009713'), units(102_945_000), upbit)).toEqual({
      grossUnits: units('9999.04785'),
      feeUnits: units('4.99952393'),
      taxUnits: 0n,
    });
  });

  it('round against us where a unit is too coarse', () => {
    const price = units('0.00001234');
    expect(buyCharges(1n, price, upbit).grossUnits, 'a part of a unit costs one').toBe(1n);
    expect(sellCharges(1n, price, upbit).grossUnits, 'and brings none').toBe(0n);
  });
});

describe('the affordable quantity', () => {
  it('is the most that spending can pay, costs included, for any price, lot and amount', () => {
    fc.assert(
      fc.property(
        fc.record({
          spendingUnits: fc.bigInt(0n, units(100_000_000)),
          priceUnits: fc.bigInt(1n, units(200_000_000)),
          lotUnits: fc.constantFrom(1n, 1000n, units(1)),
          rules: fc.constantFrom(upbit, krx),
        }),
        ({ spendingUnits, priceUnits, lotUnits, rules }) => {
          const quantity = affordableQuantity(spendingUnits, { priceUnits, lotUnits }, rules);
          const costOf = (quantityUnits: bigint) => {
            const { grossUnits, feeUnits } = buyCharges(quantityUnits, priceUnits, rules);
            return grossUnits + feeUnits;
          };
          expect(quantity % lotUnits, 'whole lots').toBe(0n);
          expect(costOf(quantity) <= spendingUnits, 'it can be paid').toBe(true);
          expect(costOf(quantity + lotUnits) > spendingUnits, 'one lot more cannot').toBe(true);
        },
      ),
    );
  });

  it('is nothing for nothing', () => {
    expect(affordableQuantity(0n, { priceUnits: units(1), lotUnits: 1n }, upbit)).toBe(0n);
    expect(affordableQuantity(-5n, { priceUnits: units(1), lotUnits: 1n }, upbit)).toBe(0n);
  });
});
