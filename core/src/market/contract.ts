import { multiplyUnits, type Units } from '../base/units.ts';
import type { Instrument } from './instrument.ts';

/** A future that is traded here: settled in cash, bought and sold without owning anything. */
export type Future = Instrument & { readonly multiplierUnits: Units };

export function isFuture(instrument: Instrument): instrument is Future {
  return instrument.multiplierUnits !== undefined;
}

/** What one share, coin or contract is worth at a price. */
export function worthOfOne({ multiplierUnits }: Pick<Instrument, 'multiplierUnits'>, priceUnits: Units): Units {
  return multiplierUnits === undefined ? priceUnits : multiplyUnits(priceUnits, multiplierUnits);
}
