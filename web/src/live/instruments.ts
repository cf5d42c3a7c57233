import type { Text } from '@gaemi/core/base/text.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { isUnnamed } from '@gaemi/core/market/is-unnamed.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import type { Language } from '../text/format.ts';
import type { Translate } from '../text/translate.ts';

export const firstInstrumentId = 'KRW-BTC';

/** The functions know the same list; an id that is not on it is read by its form, or shown as it is. */
export { findInstrument } from '@gaemi/core/market/instruments.ts';

/** What vendors call what the desk knows by its symbol only; it comes with the first quote and does not change. */
const vendorNames = new Map<string, Text>();

export function learnNames(quotes: Iterable<Pick<Quote, 'instrumentId' | 'name'>>): void {
  for (const { instrumentId, name } of quotes) if (name !== undefined) vendorNames.set(instrumentId, name);
}

export function instrumentName(id: string, language: Language): string {
  const known = findInstrument(id);
  const called = known === undefined || isUnnamed(known) ? vendorNames.get(id) : undefined;
  return (called ?? known?.name)?.[language] ?? id;
}

export function groupText(group: string, t: Translate): string {
  return group === 'crypto' || group === 'stocks' || group === 'futures' || group === 'binance'
    ? t(`group.${group}`)
    : group;
}
