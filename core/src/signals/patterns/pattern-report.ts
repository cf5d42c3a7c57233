import * as z from 'zod/mini';
import { Id } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { rowsText } from '../../base/rows-text.ts';
import { Interval } from '../../market/candle.ts';

/** Which way a pattern promises that the price goes; `none` where it promises nothing, as the doji. */
export const PatternDirection = z.enum(['up', 'down', 'none']);
export type PatternDirection = z.output<typeof PatternDirection>;

/** A pattern once, where it was seen; known from `atMs` on, never before. */
export const PatternSighting = z.object({
  id: Id,
  patternId: Id,
  instrumentId: Id,
  instrumentKind: z.string(),
  direction: PatternDirection,
  /** The opening of its first bar, and of its last. */
  fromMs: Instant,
  openAtMs: Instant,
  /** The close of its last bar. */
  atMs: Instant,
  /** The last bar's close. */
  price: z.number(),
  /** The feed of its bars. */
  source: z.string(),
  /** What makes a chart pattern, to be drawn as a line; empty for candle patterns. */
  points: z.array(z.object({ openAtMs: Instant, price: z.number() })),
});
export type PatternSighting = z.output<typeof PatternSighting>;

/** How often a pattern was followed by what it promises, measured on the stored history of a kind of instrument. */
export const PatternStatistic = z.object({
  patternId: Id,
  instrumentKind: z.string(),
  direction: PatternDirection,
  /** From the open of the next bar to the close this many bars after the pattern. */
  horizonBars: z.int(),
  /** How many sightings have an outcome; those whose bars overlap an earlier one's outcome are not counted. */
  n: z.int(),
  hits: z.int(),
  /** `measured` from 30 outcomes on; before that there is no confidence. */
  status: z.enum(['measured', 'not-enough-history', 'promises-nothing']),
  /** `hits / n`, and its 95 % interval by Wilson. */
  confidence: z.nullable(z.number()),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  /** How often the same move followed any bar of the same instruments, and how many bars that were. */
  baseRate: z.nullable(z.number()),
  baseN: z.int(),
  /** Confidence minus base rate: what the pattern adds. */
  edge: z.nullable(z.number()),
  /** How likely luck alone would do as well or better (exact binomial), before anything is said of how many were measured. */
  pValue: z.nullable(z.number()),
  /** The rate of false discoveries at which it would still be a finding among all that the report has measured. */
  pBenjaminiHochberg: z.nullable(z.number()),
  /** True when that rate is at most 5 %. */
  isAboveBase: z.boolean(),
});
export type PatternStatistic = z.output<typeof PatternStatistic>;

/** The newest sightings of an interval and what its patterns were worth so far: `patterns/{interval}`. */
export const PatternReport = z.object({
  /** `1d`. */
  id: Id,
  interval: Interval,
  atMs: Instant,
  /** When the statistics were made; sightings are newer. */
  measuredAtMs: Instant,
  /** What was measured: how many bars of how many instruments, since when. */
  history: z.object({ instruments: z.int(), bars: z.int(), fromMs: z.nullable(Instant) }),
  statistics: rowsText(PatternStatistic),
  /** The newest first, bounded. */
  sightings: rowsText(PatternSighting),
  /** Instruments beyond what one run looks at. */
  leftOut: z.int(),
});
export type PatternReport = z.output<typeof PatternReport>;

/** From so many outcomes on a pattern has a confidence. */
export const outcomesMin = 30;
