import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { isServed, UnservedError } from './served.ts';
import { loadLanguage, loadPageWords } from './text/translate.ts';

/** How this person likes the page; kept in the browser. The names are also read by the theme line in index.html. */
const Preferences = z.object({
  language: z.enum(['ko', 'en']),
  theme: z.enum(['system', 'dark', 'light']),
  /** `kr`: red is up and blue is down; `us`: green is up and red is down. */
  colours: z.enum(['kr', 'us']),
});
export type Preferences = z.output<typeof Preferences>;

const storageKey = 'gaemi.preferences';
const lightScheme = matchMedia('(prefers-color-scheme: light)');
const readers = new Set<() => void>();
let current: Preferences = readStored();
apply();
lightScheme.addEventListener('change', apply);

/** Resolves once the page can speak to this person. */
export function loadChosenLanguage(): Promise<void> {
  return loadLanguage(current.language);
}

/**
 * Fetches the code of a page together with the words that it needs.
 * @throws UnservedError when nobody serves it: the router loads the page anew after any other error of fetching.
 */
export async function loadPage<Module>(code: () => Promise<Module>): Promise<Module> {
  try {
    const [page] = await Promise.all([code(), loadPageWords(current.language)]);
    return page;
  } catch (error) {
    throw (await isServed()) ? error : new UnservedError(error);
  }
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

export async function setPreferences(change: Partial<Preferences>): Promise<void> {
  if (change.language !== undefined) await loadLanguage(change.language);
  current = { ...current, ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still shows the page; the choice lasts until it is closed.
  }
  apply();
}

/** Changes whenever colours on the page do; charts, which paint by themselves, are drawn anew. */
export function usePaintKey(): string {
  return useSyncExternalStore(subscribe, () => `${effectiveTheme()} ${current.colours}`);
}

function apply(): void {
  const root = document.documentElement;
  root.dataset['theme'] = effectiveTheme();
  root.dataset['colours'] = current.colours;
  root.lang = current.language;
  for (const reader of readers) reader();
}

function effectiveTheme(): 'dark' | 'light' {
  if (current.theme !== 'system') return current.theme;
  return lightScheme.matches ? 'light' : 'dark';
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

function readStored(): Preferences {
  const byBrowser: Preferences = {
    language: navigator.language.startsWith('ko') ? 'ko' : 'en',
    theme: 'system',
    colours: 'kr',
  };
  try {
    const stored = z.safeParse(Preferences, { ...byBrowser, ...JSON.parse(localStorage.getItem(storageKey) ?? '{}') });
    return stored.success ? stored.data : byBrowser;
  } catch {
    return byBrowser;
  }
}
