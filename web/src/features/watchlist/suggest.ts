import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentOfForm } from '@gaemi/core/market/symbol-forms.ts';

const suggestionsMax = 7;

/**
 * The known instruments that a person may mean, the best first; when none is called so, the one that the text would be by
 * its form. Whether a venue trades that one, the desk finds out when it is asked.
 */
export function suggest(text: string, known: readonly Instrument[]): readonly Instrument[] {
  const words = text.trim().toLowerCase();
  if (words === '') return [];
  const ranked = known.flatMap((instrument) => {
    const ranks = [instrument.id, instrument.name.ko, instrument.name.en].map((name) =>
      rank(name.toLowerCase(), words),
    );
    const best = Math.min(...ranks);
    return best === Number.POSITIVE_INFINITY ? [] : [{ instrument, best }];
  });
  const found = ranked.toSorted((left, right) => left.best - right.best).map(({ instrument }) => instrument);
  const derived = instrumentOfForm(text.trim());
  const isNew = derived !== undefined && found.every(({ id }) => id !== derived.id);
  return [...found, ...(isNew ? [derived] : [])].slice(0, suggestionsMax);
}

/** The same, its beginning, the beginning of a word in it, anywhere in it. */
function rank(name: string, words: string): number {
  if (name === words) return 0;
  if (name.startsWith(words)) return 1;
  if (name.includes(` ${words}`) || name.includes(`-${words}`)) return 2;
  return name.includes(words) ? 3 : Number.POSITIVE_INFINITY;
}
