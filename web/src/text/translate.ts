import { dayMs, hourMs, minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import type { Language } from './format.ts';
import { ko } from './ko.ts';
import type { TextKey } from './text-key.ts';

type Dictionary = Readonly<Record<TextKey, string>>;

/** Korean comes with the page, since it is also what stands in until another language has arrived. */
const dictionaries = new Map<Language, Dictionary>([['ko', ko]]);

/** Fetches a language before it is first used. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === 'en' && !dictionaries.has('en')) dictionaries.set('en', (await import('./en.ts')).en);
}

export type Translate = (key: TextKey, holes?: Readonly<Record<string, string | number>>) => string;

export function translateFor(language: Language): Translate {
  const dictionary = dictionaries.get(language) ?? ko;
  return (key, holes = {}) =>
    dictionary[key].replace(/\{(\w+)\}/g, (hole, name: string) => String(holes[name] ?? hole));
}

/** How long ago, in the largest unit that fits. */
export function ageText(translate: Translate, ageMs: number): string {
  if (ageMs < secondMs) return translate('age.now');
  if (ageMs < minuteMs) return translate('age.seconds', { n: Math.floor(ageMs / secondMs) });
  if (ageMs < hourMs) return translate('age.minutes', { n: Math.floor(ageMs / minuteMs) });
  if (ageMs < dayMs) return translate('age.hours', { n: Math.floor(ageMs / hourMs) });
  return translate('age.days', { n: Math.floor(ageMs / dayMs) });
}
