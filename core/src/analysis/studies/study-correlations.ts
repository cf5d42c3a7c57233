import type { Id } from '../../base/id.ts';
import type { Instant } from '../../base/instant.ts';
import { fisherInterval, pearson, spearman } from './correlation.ts';
import { type CorrelationPair, type CorrelationStudy, type GrangerPair, studyId } from './correlation-study.ts';
import { chooseLag, type Criterion, testGranger } from './granger.ts';
import { benjaminiHochberg, bonferroni } from './multiple-tests.ts';
import { type DailyCloses, type SharedReturns, sharedReturns } from './shared-returns.ts';
import { studyNote } from './study-note.ts';

export interface StudyOptions {
  readonly atMs: Instant;
  readonly windowSessions: number;
  readonly lagMax: number;
  readonly criterion: Criterion;
}

/** Fewer shared returns than this have no correlation. */
export const returnsMin = 20;

/** What one run can do, and one document hold: pairs grow with the square. */
export const studiedMax = 60;
export const grangerMax = 30;

/** At this rate of false discoveries a pair counts as a finding. */
const alpha = 0.05;

/** So many rows more than coefficients are left to judge a regression by. */
const freedomMin = 10;

/** How instruments move together, and whether the past of one helps to foresee another. */
export function studyCorrelations(series: readonly DailyCloses[], options: StudyOptions): CorrelationStudy {
  const { atMs, windowSessions, lagMax, criterion } = options;
  const studied = series.slice(0, studiedMax);
  const tested = studied.slice(0, grangerMax);
  const pairs = pairsOf(studied).map(([a, b]) => correlate(a, b, windowSessions));
  const granger = correctTogether(
    pairsOf(tested).flatMap(([a, b]) => {
      const { left, right } = sharedReturns(a, b, windowSessions);
      return [
        testPair({ cause: a.instrumentId, effect: b.instrumentId, returns: { left, right } }, options),
        testPair({ cause: b.instrumentId, effect: a.instrumentId, returns: { left: right, right: left } }, options),
      ];
    }),
  );
  const tests = granger.filter(({ pValue }) => pValue !== null).length;
  return {
    id: studyId(windowSessions),
    atMs,
    interval: '1d',
    windowSessions,
    returnsMin,
    instrumentIds: studied.map(({ instrumentId }) => instrumentId),
    pairs,
    granger: {
      instrumentIds: tested.map(({ instrumentId }) => instrumentId),
      criterion,
      lagMax,
      tests,
      alpha,
      pairs: granger,
    },
    note: studyNote({ tests, alpha }),
    leftOut: series.slice(studiedMax).map(({ instrumentId }) => instrumentId),
  };
}

function correlate(a: DailyCloses, b: DailyCloses, windowSessions: number): CorrelationPair {
  const { left, right } = sharedReturns(a, b, windowSessions);
  const n = left.length;
  const unknown = { pearson: null, pearsonLow: null, pearsonHigh: null, spearman: null };
  const pair = { a: a.instrumentId, b: b.instrumentId, n };
  if (n < returnsMin) return { ...pair, ...unknown, missing: 'too-few-returns' };
  const linear = pearson(left, right);
  const ranked = spearman(left, right);
  if (linear === undefined || ranked === undefined) return { ...pair, ...unknown, missing: 'no-movement' };
  const { low, high } = fisherInterval(linear, n);
  return { ...pair, pearson: linear, pearsonLow: low, pearsonHigh: high, spearman: ranked };
}

interface Direction {
  readonly cause: Id;
  readonly effect: Id;
  readonly returns: SharedReturns;
}

function testPair({ cause, effect, returns: { left, right } }: Direction, options: StudyOptions): GrangerPair {
  const n = left.length;
  const unknown = { lag: null, f: null, pValue: null, pBonferroni: null, pBenjaminiHochberg: null };
  // All lags are judged on the same rows, n - lagMax, with up to 2 lagMax + 1 coefficients.
  const lagMax = Math.min(options.lagMax, Math.floor((n - 1 - freedomMin) / 3));
  if (n < returnsMin || lagMax < 1) return { cause, effect, n, ...unknown, missing: 'too-few-returns' };
  const lag = chooseLag(left, right, { lagMax, criterion: options.criterion });
  const test = lag === undefined ? undefined : testGranger(left, right, lag);
  if (test === undefined) return { cause, effect, n, ...unknown, missing: 'no-movement' };
  return { ...unknown, cause, effect, n, lag: test.lag, f: test.f, pValue: test.pValue };
}

/** Corrections count with every test that was made, so they come last. */
function correctTogether(pairs: readonly GrangerPair[]): GrangerPair[] {
  const tested = pairs.flatMap((pair) => (pair.pValue === null ? [] : [{ pair, pValue: pair.pValue }]));
  const pValues = tested.map(({ pValue }) => pValue);
  const strict = bonferroni(pValues);
  const rates = benjaminiHochberg(pValues);
  const corrected = new Map(
    tested.map(({ pair }, index) => [
      pair,
      { ...pair, pBonferroni: strict[index] ?? null, pBenjaminiHochberg: rates[index] ?? null },
    ]),
  );
  return pairs.map((pair) => corrected.get(pair) ?? pair);
}

function pairsOf<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((first, index) => items.slice(index + 1).map((second) => [first, second] as const));
}
