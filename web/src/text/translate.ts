import { dayMs, hourMs, minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import type { Language } from './format.ts';
import { ko } from './ko.ts';
import type { PageTextKey, TextKey } from './text-key.ts';

type Dictionary = Readonly<Record<TextKey, string>>;
type PageDictionary = Readonly<Record<PageTextKey, string>>;

/** Korean comes with the page, since it is also what stands in until another language has arrived. */
const dictionaries = new Map<Language, Dictionary>([['ko', ko]]);

/** The words of what is fetched later than the first screen; they come with the first part that needs them. */
const pageDictionaries = new Map<Language, PageDictionary>();

/** Fetches a language before it is first used. */
export async function loadLanguage(language: Language): Promise<void> {
  const pages = pageDictionaries.size === 0 ? undefined : loadPageWords(language);
  if (language === 'en' && !dictionaries.has('en')) dictionaries.set('en', (await import('./en.ts')).en);
  await pages;
}

export async function loadPageWords(language: Language): Promise<void> {
  if (pageDictionaries.has(language)) return;
  const words = language === 'ko' ? (await import('./ko-pages.ts')).koPages : (await import('./en-pages.ts')).enPages;
  pageDictionaries.set(language, words);
}

type Holes = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, holes?: Holes) => string;
export type PageTranslate = (key: TextKey | PageTextKey, holes?: Holes) => string;

export function translateFor(language: Language): Translate {
  const dictionary = dictionaries.get(language) ?? ko;
  return (key, holes = {}) => fill(dictionary[key], holes);
}

/** @throws Error when the words have not been fetched; a page that needs them must be loaded by `loadPage`. */
export function pageTranslateFor(language: Language): PageTranslate {
  const pages = pageDictionaries.get(language);
  if (pages === undefined) throw new Error(`the words of the pages are not loaded in "${language}"`);
  const dictionary = { ...(dictionaries.get(language) ?? ko), ...pages };
  return (key, holes = {}) => fill(dictionary[key], holes);
}

function fill(text: string, holes: Holes): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(holes[name] ?? hole));
}

/** How long ago, in the largest unit that fits. */
export function ageText(translate: Translate, ageMs: number): string {
  if (ageMs < secondMs) return translate('age.now');
  if (ageMs < minuteMs) return translate('age.seconds', { n: Math.floor(ageMs / secondMs) });
  if (ageMs < hourMs) return translate('age.minutes', { n: Math.floor(ageMs / minuteMs) });
  if (ageMs < dayMs) return translate('age.hours', { n: Math.floor(ageMs / hourMs) });
  return translate('age.days', { n: Math.floor(ageMs / dayMs) });
}
