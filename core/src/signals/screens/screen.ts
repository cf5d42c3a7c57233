import * as z from 'zod/mini';
import { Id } from '../../base/id.ts';
import { Instant } from '../../base/instant.ts';
import { rowsText } from '../../base/rows-text.ts';
import { Text } from '../../base/text.ts';

/** Why a measure of a row is null. */
export const Missing = z.object({
  because: z.enum([
    /** It needs `needs` closed daily bars, and there are `has`. */
    'too-few-bars',
    /** It needs a history of `needs` days, and there are `has`. */
    'too-few-days',
    /** Sessions are missing between the newest bar and the price. */
    'stale-bars',
    'no-price',
    /** The instrument has no volume, as an index. */
    'no-volume',
  ]),
  needs: z.optional(z.int()),
  has: z.optional(z.int()),
});
export type Missing = z.output<typeof Missing>;

/** Where two means stand to each other: the newest crossing within the bars looked at, or none. */
export const Crossing = z.object({
  direction: z.enum(['up', 'down', 'none']),
  /** How many bars ago; 0 is the newest closed bar. Absent when there was none. */
  barsAgo: z.optional(z.int()),
});
export type Crossing = z.output<typeof Crossing>;

/** From both RSI 14 (30 and 70) and stochastic %K (20 and 80): `strong` when they agree. */
export const ScreenGrade = z.enum(['oversold-strong', 'oversold', 'neutral', 'overbought', 'overbought-strong']);
export type ScreenGrade = z.output<typeof ScreenGrade>;

const Measure = z.nullable(z.number());

/** One instrument among the others: what is null is unknown, and `missing` says why under the same name. */
export const ScreenRow = z.object({
  instrumentId: Id,
  name: Text,
  kind: z.string(),
  currency: z.string(),
  price: Measure,
  /** When the venue made the price; the newest closed bar's close where there is no quote. */
  atMs: z.nullable(Instant),
  source: z.nullable(z.string()),
  /** The close of the newest daily bar: everything but `price` and the changes is as of then. */
  barsAtMs: z.nullable(Instant),
  /** How many closed daily bars are known. */
  bars: z.int(),
  /** Fractions: 0.05 is up five per cent, against the close one and five sessions before the price's own. */
  change1d: Measure,
  change5d: Measure,
  /** The newest bar's volume as a multiple of the mean of the twenty before it. */
  volumeRatio: Measure,
  rsi14: Measure,
  stochasticK: Measure,
  stochasticD: Measure,
  grade: z.nullable(ScreenGrade),
  sma20: Measure,
  sma50: Measure,
  sma200: Measure,
  /** The close through its own mean of twenty. */
  crossPrice20: z.nullable(Crossing),
  cross20x50: z.nullable(Crossing),
  /** Up is the golden cross, down the death cross. */
  cross50x200: z.nullable(Crossing),
  /** Extremes of highs and lows over 52 weeks, and how far the price is from them: 0 at the extreme, as fractions. */
  high52w: Measure,
  low52w: Measure,
  belowHigh52w: Measure,
  aboveLow52w: Measure,
  /** The newest bar's high (low) is beyond those of the 52 weeks before it. */
  newHigh52w: z.nullable(z.boolean()),
  newLow52w: z.nullable(z.boolean()),
  missing: z.record(z.string(), Missing),
});
export type ScreenRow = z.output<typeof ScreenRow>;

/** All instruments in one document, `screens/latest`. */
export const Screen = z.object({
  id: Id,
  /** The tick that it was made for. */
  atMs: Instant,
  /** How many bars back a crossing is looked for. */
  crossingBarsMax: z.int(),
  rows: rowsText(ScreenRow),
  /** The instruments that moved most since the session before, the largest first. */
  movers: z.object({ up: z.array(Id), down: z.array(Id) }),
  /** Instruments beyond what one run looks at. */
  leftOut: z.int(),
});
export type Screen = z.output<typeof Screen>;

export const screenId: Id = 'latest';
