import { formatNumber } from '../base/format.ts';
import { moneyText } from '../base/money-text.ts';
import type { Text } from '../base/text.ts';
import { type Units, unitsToNumber } from '../base/units.ts';
import { isFuture } from './contract.ts';
import type { Instrument } from './instrument.ts';

/** Writes a price for a sentence as the instrument is quoted: of futures in points. */
export function priceText(priceUnits: Units, instrument: Instrument): Text {
  if (!isFuture(instrument)) return moneyText(priceUnits, instrument.currency);
  const points = formatNumber(unitsToNumber(priceUnits));
  return { ko: `${points}포인트`, en: `${points} points` };
}
