import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import { analysisOf, candlesOf, noonMs } from '@gaemi/core/testing/samples.ts';
import { expect, it } from 'vitest';
import { isKnownEvidence } from './evidence-words.ts';

/** Waves on a long climb, read at each bar. */
const closes = Array.from({ length: 120 }, (_, index) => 100 + index + 40 * Math.sin(index / 9));
const runs = closes.map((_, index) => candlesOf(closes.slice(0, index + 1)));
/** A fall, and then a climb that has not reached the mean of both. */
const climb = candlesOf([
  ...Array.from({ length: 6 }, () => 200),
  ...Array.from({ length: 15 }, (_, index) => 100 + index),
]);

it.each(strategies)('every number that $id gives as evidence has a name in both languages', ({ evaluate }) => {
  const analyses = [analysisOf('news', 1), analysisOf('trends', 1)];
  const opinions = [...runs, climb].map((candles) => evaluate({ candles, analyses, atMs: noonMs }));
  const names = new Set(opinions.flatMap((opinion) => Object.keys(opinion?.evidence ?? {})));
  expect(names.size, 'it has said something').toBeGreaterThan(0);
  expect([...names].filter((name) => !isKnownEvidence(name))).toEqual([]);
});
