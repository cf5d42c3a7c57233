/** Numbers of strategies that have words of their own; those of a new strategy are shown by their names. */
export const knownEvidence = [
  'price',
  'average',
  'strength',
  'fastMean',
  'slowMean',
  'gapBefore',
  'gap',
  'change',
  'news',
  'trends',
  'priceTrend',
  'newsWeight',
  'trendsWeight',
  'priceWeight',
  'score',
  'threshold',
] as const;

export function isKnownEvidence(name: string): name is (typeof knownEvidence)[number] {
  return knownEvidence.some((known) => known === name);
}
