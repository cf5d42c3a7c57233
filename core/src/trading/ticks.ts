import { type Units, unitsFromText } from '../base/units.ts';

/** From a price on, prices are multiples of a step. */
export interface TickBand {
  readonly fromUnits: Units;
  readonly tickUnits: Units;
}

/** From Upbit's page of 2025-07-31; below each price its step. */
export const upbitTicks: readonly TickBand[] = [
  band('1000000', '1000'),
  band('500000', '500'),
  band('100000', '100'),
  band('50000', '50'),
  band('10000', '10'),
  band('5000', '5'),
  band('100', '1'),
  band('10', '0.1'),
  band('1', '0.01'),
  band('0.1', '0.001'),
  band('0.01', '0.0001'),
  band('0.001', '0.00001'),
  band('0.0001', '0.000001'),
  band('0.00001', '0.0000001'),
  band('0', '0.00000001'),
];

/** KRX stocks since 2023-01-25, KOSPI and KOSDAQ alike. */
export const krxTicks: readonly TickBand[] = [
  band('500000', '1000'),
  band('200000', '500'),
  band('50000', '100'),
  band('20000', '50'),
  band('5000', '10'),
  band('2000', '5'),
  band('0', '1'),
];

/** US stocks: a cent from one dollar on, below it a hundredth of a cent (SEC Regulation NMS, rule 612). */
export const usTicks: readonly TickBand[] = [band('1', '0.01'), band('0', '0.0001')];

/** The step of prices at a price. Bands run from the highest down; the last begins at zero. */
export function tickAt(bands: readonly TickBand[], priceUnits: Units): Units {
  const found = bands.find(({ fromUnits }) => priceUnits >= fromUnits);
  if (found === undefined) throw new RangeError(`there is no price step for a price of ${priceUnits} units`);
  return found.tickUnits;
}

function band(from: string, tick: string): TickBand {
  return { fromUnits: unitsFromText(from), tickUnits: unitsFromText(tick) };
}
