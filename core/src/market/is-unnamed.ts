import type { Instrument } from './instrument.ts';

/** Whether it is called by its symbol, since nobody has given it a name here. */
export function isUnnamed({ id, asset, name }: Pick<Instrument, 'id' | 'asset' | 'name'>): boolean {
  return name.en === id || name.en === asset;
}
