import { findInstrument } from '@gaemi/core/market/instruments.ts';
import type { Language } from '../text/format.ts';
import type { Translate } from '../text/translate.ts';

export const firstInstrumentId = 'KRW-BTC';

/** The functions know the same list; an id that is not on it is read by its form, or shown as it is. */
export { findInstrument } from '@gaemi/core/market/instruments.ts';

export function instrumentName(id: string, language: Language): string {
  return findInstrument(id)?.name[language] ?? id;
}

export function groupText(group: string, t: Translate): string {
  return group === 'crypto' || group === 'stocks' ? t(`group.${group}`) : group;
}
