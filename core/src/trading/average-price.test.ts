import { expect, it } from 'vitest';
import { bitcoin, fillOf, kospi, units } from '../testing/samples.ts';
import { averagePriceUnits } from './average-price.ts';

it('is weighed by quantity, and of futures in points', () => {
  const fills = [fillOf(), fillOf({ quantityUnits: units('0.03'), grossUnits: units(3_300_000) })];
  expect(averagePriceUnits(fills, bitcoin)).toBe(units(107_500_000));
  const contracts = [fillOf({ quantityUnits: units(2), grossUnits: units(175_025_000) })];
  expect(averagePriceUnits(contracts, kospi)).toBe(units('350.05'));
  expect(averagePriceUnits([], kospi)).toBeUndefined();
});
