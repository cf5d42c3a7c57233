import { divideUnits, type Units } from '../base/units.ts';
import type { Instrument } from '../market/instrument.ts';
import type { Fill } from './order.ts';

/** What fills were made at on average, as the instrument is quoted: of futures in points, not in what a contract is worth. */
export function averagePriceUnits(
  fills: readonly Pick<Fill, 'quantityUnits' | 'grossUnits'>[],
  instrument: Pick<Instrument, 'multiplierUnits'> | undefined,
): Units | undefined {
  const quantityUnits = fills.reduce((sum, fill) => sum + fill.quantityUnits, 0n);
  if (quantityUnits === 0n) return undefined;
  const worthOfOne = divideUnits(
    fills.reduce((sum, fill) => sum + fill.grossUnits, 0n),
    quantityUnits,
  );
  const { multiplierUnits } = instrument ?? {};
  return multiplierUnits === undefined ? worthOfOne : divideUnits(worthOfOne, multiplierUnits);
}
