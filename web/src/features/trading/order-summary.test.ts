import { fillOf, units } from '@gaemi/core/testing/samples.ts';
import { expect, it } from 'vitest';
import { summarizeFills } from './order-summary.ts';

it('averages what was filled, of contracts in points', () => {
  const coin = {
    instrumentId: 'KRW-BTC',
    fills: [fillOf(), fillOf({ grossUnits: units(1_200_000), taxUnits: units(7) })],
  };
  expect(summarizeFills(coin)).toEqual({
    quantityUnits: units('0.02'),
    grossUnits: units(2_200_000),
    feeUnits: units(1007),
    averagePrice: 110_000_000,
  });
  const contract = fillOf({ price: 400.5, quantityUnits: units(2), grossUnits: units(200_250_000) });
  expect(summarizeFills({ instrumentId: 'A01612.KF', fills: [contract] }).averagePrice).toBe(400.5);
  expect(summarizeFills({ instrumentId: 'KRW-BTC', fills: [] }).averagePrice).toBeUndefined();
});
