import type { Text } from '../base/text.ts';
import { type Units, unitsPerOne, unitsToText } from '../base/units.ts';
import { coinOf, type Instrument } from './instrument.ts';

/** Writes a quantity for a sentence, exactly and in what is counted: "3주", "3 shares"; "2 contracts"; "0.5 BTC". */
export function quantityText(units: Units, instrument: Pick<Instrument, 'kind' | 'asset'>): Text {
  const [whole = '', fraction] = unitsToText(units).split('.');
  const count = `${BigInt(whole).toLocaleString('en-US')}${fraction === undefined ? '' : `.${fraction}`}`;
  const word = words[instrument.kind];
  if (word === undefined) return { ko: `${count} ${coinOf(instrument)}`, en: `${count} ${coinOf(instrument)}` };
  return { ko: `${count}${word.ko}`, en: `${count} ${word.en}${units === unitsPerOne ? '' : 's'}` };
}

/** What is told by its name is not counted by it: 3 shares, not "3 005930.KS". */
const words: Readonly<Partial<Record<Instrument['kind'], Text>>> = {
  stock: { ko: '주', en: 'share' },
  future: { ko: '계약', en: 'contract' },
};
