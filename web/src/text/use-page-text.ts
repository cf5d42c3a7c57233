import { useMemo } from 'react';
import { usePreferences } from '../preferences.ts';
import { pageTranslateFor, type PageTranslate } from './translate.ts';
import { useText, type Words } from './use-text.ts';

/** The words of the lazily loaded pages and those of the frame; for code that was loaded by `loadPage`. */
export function usePageText(): Omit<Words, 't'> & { readonly t: PageTranslate } {
  const words = useText();
  const { language } = usePreferences();
  return useMemo(() => ({ ...words, t: pageTranslateFor(language) }), [words, language]);
}
