import type { Text } from '@gaemi/core/base/text.ts';
import { indicators } from '@gaemi/core/signals/indicators/index.ts';

/** `macd:12:26:9` as people write it: by its abbreviation where that is a word, else by its name. */
export function specTitle(spec: string, pick: (text: Text) => string): string {
  const [id = '', ...params] = spec.split(':');
  const known = indicators.find((indicator) => indicator.id === id);
  const name = id.length <= 5 ? id.toUpperCase() : known === undefined ? id : pick(known.name);
  return `${name} ${params.join(' ')}`.trim();
}
