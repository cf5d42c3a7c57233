import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import {
  divideUnits,
  floorToStep,
  multiplyUnits,
  multiplyUnitsUp,
  Units,
  unitsFromNumber,
  unitsFromText,
  unitsPerOne,
  unitsToNumber,
  unitsToText,
} from './units.ts';

const amount = fc.bigInt({ min: -(10n ** 28n), max: 10n ** 28n });

describe('units', () => {
  it('read and write decimals exactly', () => {
    expect(unitsFromText('0.1') + unitsFromText('0.2')).toBe(unitsFromText('0.3'));
    expect(unitsFromText('-12.00000001')).toBe(-1_200_000_001n);
    expect(unitsToText(150_000_000n)).toBe('1.5');
    expect(unitsToText(-1n)).toBe('-0.00000001');
    expect(unitsToText(0n)).toBe('0');
    fc.assert(
      fc.property(amount, (units) => {
        expect(unitsFromText(unitsToText(units))).toBe(units);
      }),
    );
  });

  it.each(['', '1.', '.5', '1e3', '1,000', '0.000000001', ' 1', '+1', 'NaN'])('do not read %j', (text) => {
    expect(() => unitsFromText(text)).toThrow('is not an amount with at most 8 decimals');
  });

  it('take the nearest unit to a plain number', () => {
    expect(unitsFromNumber(0.1)).toBe(10_000_000n);
    expect(unitsFromNumber(0.000000005)).toBe(1n);
    expect(unitsFromNumber(0.0000000049)).toBe(0n);
    expect(unitsToNumber(unitsFromNumber(103_438_000))).toBe(103_438_000);
    for (const number of [Number.NaN, Infinity, 1e21, -1e21]) {
      expect(() => unitsFromNumber(number)).toThrow('is not an amount');
    }
  });

  it('multiply towards zero, and away from it where a venue charges', () => {
    expect(multiplyUnits(1n, 1n)).toBe(0n);
    expect(multiplyUnitsUp(1n, 1n)).toBe(1n);
    expect(multiplyUnits(-1n, 1n)).toBe(0n);
    expect(multiplyUnitsUp(-1n, 1n)).toBe(-1n);
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        const [down, up] = [multiplyUnits(left, right), multiplyUnitsUp(left, right)];
        const exact = left * right;
        expect(up - down, 'they differ only where something is cut off').toBe(
          exact % unitsPerOne === 0n ? 0n : exact > 0n ? 1n : -1n,
        );
      }),
    );
  });

  it('divide towards zero and never by it', () => {
    expect(divideUnits(unitsFromText('1'), unitsFromText('3'))).toBe(33_333_333n);
    expect(() => divideUnits(1n, 0n)).toThrow('units cannot be divided by zero');
  });

  it('go down to whole steps', () => {
    expect(floorToStep(1999n, 500n)).toBe(1500n);
    expect(floorToStep(1999n, 0n)).toBe(1999n);
  });

  it('are text in documents', () => {
    expect(z.encode(Units, -5n)).toBe('-5');
    expect(z.decode(Units, '12')).toBe(12n);
    expect(z.safeDecode(Units, '1.5').success).toBe(false);
  });
});
