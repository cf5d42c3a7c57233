import type { Text } from '@gaemi/core/base/text.ts';
import { useMemo } from 'react';
import { usePreferences } from '../preferences.ts';
import { formatFor, type Format, type Language } from './format.ts';
import { ageText, translateFor, type Translate } from './translate.ts';

export interface Words {
  readonly language: Language;
  readonly t: Translate;
  /** The sentence of a document in the language of the page. */
  readonly pick: (text: Text) => string;
  readonly age: (ageMs: number) => string;
  readonly format: Format;
}

export function useText(): Words {
  const { language } = usePreferences();
  return useMemo(() => {
    const t = translateFor(language);
    return {
      language,
      t,
      pick: (text) => text[language],
      age: (ageMs) => ageText(t, ageMs),
      format: formatFor(language),
    };
  }, [language]);
}
