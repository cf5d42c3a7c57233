import * as z from 'zod/mini';
import { Id, makeId } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { rowsText } from '../../base/rows-text.ts';
import { Text } from '../../base/text.ts';

const Measure = z.nullable(z.number());

/** Two instruments, `a` before `b` in the study's order; null where fewer than `returnsMin` returns are shared. */
export const CorrelationPair = z.object({
  a: Id,
  b: Id,
  /** How many daily log returns, on sessions that both have. */
  n: z.int(),
  pearson: Measure,
  /** The 95 % interval of `pearson`, by Fisher's transformation. */
  pearsonLow: Measure,
  pearsonHigh: Measure,
  spearman: Measure,
  /** Why there is no value: too few shared returns, or a price that never moved. */
  missing: z.optional(z.enum(['too-few-returns', 'no-movement'])),
});
export type CorrelationPair = z.output<typeof CorrelationPair>;

/** Whether the past of `cause` helps to foresee `effect` beyond the effect's own past (Granger); not that it causes it. */
export const GrangerPair = z.object({
  cause: Id,
  effect: Id,
  n: z.int(),
  /** How many sessions back, chosen by the study's criterion. */
  lag: z.nullable(z.int()),
  f: Measure,
  /** By the F distribution, before anything is said about how many tests there were. */
  pValue: Measure,
  /** After Bonferroni: times the number of tests, at most 1. */
  pBonferroni: Measure,
  /** After Benjamini and Hochberg: the false discovery rate at which this pair would still count. */
  pBenjaminiHochberg: Measure,
  missing: z.optional(z.enum(['too-few-returns', 'no-movement'])),
});
export type GrangerPair = z.output<typeof GrangerPair>;

/** How instruments move together over one window; `correlations/{id}`, and the answer of the callable `study`. */
export const CorrelationStudy = z.object({
  /** `1d_90`: the interval and the window. */
  id: Id,
  atMs: Instant,
  interval: z.literal('1d'),
  /** How many of the newest shared sessions are looked at. */
  windowSessions: z.int(),
  /** Fewer returns than this have no correlation. */
  returnsMin: z.int(),
  instrumentIds: z.array(Id),
  pairs: rowsText(CorrelationPair),
  granger: z.object({
    /** Those that are tested both ways with each other: the first of the study's. */
    instrumentIds: z.array(Id),
    criterion: z.enum(['aic', 'bic']),
    lagMax: z.int(),
    /** How many tests were made: what the corrections count with. */
    tests: z.int(),
    /** At this rate of false discoveries a pair counts as a finding. */
    alpha: z.number(),
    pairs: rowsText(GrangerPair),
  }),
  /** What the numbers do not mean; shown beside them. */
  note: Text,
  /** Instruments that the bounds of the study leave out. */
  leftOut: z.array(Id),
});
export type CorrelationStudy = z.output<typeof CorrelationStudy>;

/** The windows that are studied every day. */
export const studyWindows: readonly number[] = [30, 90, 250];

export function studyId(windowSessions: number): Id {
  return makeId('1d', windowSessions);
}
