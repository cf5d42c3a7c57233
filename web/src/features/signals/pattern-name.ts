import type { Text } from '@gaemi/core/base/text.ts';
import { patterns } from '@gaemi/core/signals/patterns/index.ts';

/** The pattern's own name; one that this page does not know yet is told by its id. */
export function patternName(patternId: string): Text {
  const name = patterns.find(({ id }) => id === patternId)?.name;
  return name ?? { ko: patternId, en: patternId };
}

export function patternDescription(patternId: string): Text | undefined {
  return patterns.find(({ id }) => id === patternId)?.description;
}
