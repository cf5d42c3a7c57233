import { incompleteBeta } from '../../analysis/studies/incomplete-beta.ts';
import { benjaminiHochberg } from '../../analysis/studies/multiple-tests.ts';
import { wilsonInterval } from '../../analysis/studies/wilson-interval.ts';
import { outcomesMin, type PatternStatistic } from './pattern-report.ts';
import type { Pattern } from './pattern.ts';
import type { Tally } from './tally-outcomes.ts';

/**
 * What a pattern was worth over several histories of one kind of instrument. The base rate weighs each history as often as
 * the pattern stood in it, so that a pattern does not look good for standing in instruments that rise anyway.
 */
export function measurePattern(pattern: Pattern, instrumentKind: string, tallies: readonly Tally[]): PatternStatistic {
  const { id: patternId, direction, horizonBars } = pattern;
  const named = { patternId, instrumentKind, direction, horizonBars };
  const n = sum(tallies.map((tally) => tally.n));
  const hits = sum(tallies.map((tally) => tally.hits));
  const baseN = sum(tallies.map((tally) => tally.baseN));
  const unknown = { ...notCorrected, confidence: null, low: null, high: null, edge: null, pValue: null };
  if (direction === 'none')
    return { ...named, n, hits: 0, status: 'promises-nothing', ...unknown, baseRate: null, baseN };
  const baseRate = baseRateOf(tallies, n);
  if (n < outcomesMin || baseRate === null) {
    return { ...named, n, hits, status: 'not-enough-history', ...unknown, baseRate, baseN };
  }
  const confidence = hits / n;
  const { low, high } = wilsonInterval(hits, n);
  const pValue = luckDoesAsWell(hits, n, baseRate);
  const measured = { ...notCorrected, confidence, low, high, edge: confidence - baseRate, pValue };
  return { ...named, n, hits, status: 'measured', ...measured, baseRate, baseN };
}

/** Where so many patterns are measured, some look good by luck: counts them together. */
export function correctForMany(statistics: readonly PatternStatistic[]): PatternStatistic[] {
  const measured = statistics.filter(({ pValue }) => pValue !== null);
  const rates = benjaminiHochberg(measured.map(({ pValue }) => pValue ?? 1));
  const rateOf = new Map(measured.map((statistic, index) => [statistic, rates[index] ?? 1]));
  return statistics.map((statistic) => {
    const rate = rateOf.get(statistic);
    if (rate === undefined) return statistic;
    return { ...statistic, pBenjaminiHochberg: rate, isAboveBase: rate <= falseDiscoveriesMax };
  });
}

const notCorrected = { pBenjaminiHochberg: null, isAboveBase: false } as const;
const falseDiscoveriesMax = 0.05;

/** The chance of so many hits or more among n when each has the base rate: P(X >= hits) = I_p(hits, n - hits + 1). */
function luckDoesAsWell(hits: number, n: number, baseRate: number): number {
  return hits === 0 ? 1 : incompleteBeta(baseRate, hits, n - hits + 1);
}

function baseRateOf(tallies: readonly Tally[], n: number): number | null {
  const known = tallies.filter(({ baseN }) => baseN > 0);
  if (known.length === 0) return null;
  const weightOf = (tally: Tally): number => (n > 0 ? tally.n : tally.baseN);
  const weights = sum(known.map(weightOf));
  return sum(known.map((tally) => (weightOf(tally) * tally.baseHits) / tally.baseN)) / weights;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
