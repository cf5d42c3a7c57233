import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import type { Language } from '../text/format.ts';
import type { Translate } from '../text/translate.ts';

export const firstInstrumentId = 'KRW-BTC';

/** The functions know the same list; an id that is not on it is shown as it is. */
export function findInstrument(id: string): Instrument | undefined {
  return defaultInstruments.find((instrument) => instrument.id === id);
}

export function instrumentName(id: string, language: Language): string {
  return findInstrument(id)?.name[language] ?? id;
}

export function groupText(group: string, t: Translate): string {
  return group === 'crypto' || group === 'stocks' ? t(`group.${group}`) : group;
}
