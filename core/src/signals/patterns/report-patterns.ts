import { makeId } from '../../base/id.ts';
import type { Instant } from '../../base/instant.ts';
import type { Candle, Interval } from '../../market/candle.ts';
import type { Instrument } from '../../market/instrument.ts';
import { decidableAtMs } from '../../market/instrument-calendar.ts';
import { type Bars, toBars } from '../indicators/bars.ts';
import { at } from '../indicators/filters/filter.ts';
import { patterns } from './index.ts';
import { correctForMany, measurePattern } from './measure-pattern.ts';
import type { PatternReport, PatternSighting, PatternStatistic } from './pattern-report.ts';
import type { Pattern, PatternHit } from './pattern.ts';
import { type Tally, tallyOutcomes } from './tally-outcomes.ts';

/** The closed candles of an instrument, adjusted for splits and dividends, and the feed they came from. */
export interface PatternHistory {
  readonly instrument: Instrument;
  readonly candles: readonly Candle[];
  readonly source: string;
}

interface ReportOptions {
  readonly interval: Interval;
  readonly atMs: Instant;
  /** What was measured before, when these histories are too short to measure again. */
  readonly measured?: Pick<PatternReport, 'statistics' | 'history' | 'measuredAtMs'>;
  readonly leftOut?: number;
}

/** A chart shows about so many bars at once; what was seen before is in the statistics. */
const shownBars = 60;

/** What a document can hold with all else that is in it. */
const sightingsMax = 1500;

/** Looks for every pattern in every history, and measures what each was worth. */
export function reportPatterns(histories: readonly PatternHistory[], options: ReportOptions): PatternReport {
  const { interval, atMs, measured, leftOut = 0 } = options;
  const read = histories.map((history) => ({ history, bars: toBars(history.candles) }));
  const found = read.flatMap(({ history, bars }) =>
    patterns.map((pattern) => ({ history, bars, pattern, hits: pattern.find(bars) })),
  );
  const sightings = found.flatMap((one) =>
    one.hits.filter(({ last }) => last >= one.bars.length - shownBars).map((hit) => sightingOf(one, hit, interval)),
  );
  return {
    id: interval,
    interval,
    atMs,
    ...(measured ?? { statistics: measureAll(found), history: spanOf(read), measuredAtMs: atMs }),
    sightings: sightings.toSorted((left, right) => right.atMs - left.atMs).slice(0, sightingsMax),
    leftOut,
  };
}

interface Found {
  readonly history: PatternHistory;
  readonly bars: Bars;
  readonly pattern: Pattern;
  readonly hits: readonly PatternHit[];
}

function measureAll(found: readonly Found[]): PatternStatistic[] {
  const kinds = [...new Set(found.map(({ history }) => history.instrument.kind))];
  const statistics = kinds.flatMap((kind) =>
    patterns.map((pattern) => {
      const ofKind = found.filter((one) => one.pattern === pattern && one.history.instrument.kind === kind);
      const tallies: Tally[] = ofKind.map(({ hits, bars }) => tallyOutcomes(pattern, hits, bars));
      return measurePattern(pattern, kind, tallies);
    }),
  );
  return correctForMany(statistics);
}

function sightingOf({ history, bars, pattern }: Found, hit: PatternHit, interval: Interval): PatternSighting {
  const { instrument, source } = history;
  const openAtMs = at(bars.atMs, hit.last);
  return {
    id: makeId(pattern.id, instrument.id, interval, openAtMs),
    patternId: pattern.id,
    instrumentId: instrument.id,
    instrumentKind: instrument.kind,
    direction: pattern.direction,
    fromMs: at(bars.atMs, hit.from),
    openAtMs,
    atMs: decidableAtMs(instrument, interval, openAtMs),
    price: at(bars.close, hit.last),
    source,
    points: hit.points.map(({ index, price }) => ({ openAtMs: at(bars.atMs, index), price })),
  };
}

function spanOf(read: readonly { readonly bars: Bars }[]): PatternReport['history'] {
  const filled = read.filter(({ bars }) => bars.length > 0);
  return {
    instruments: filled.length,
    bars: filled.reduce((count, { bars }) => count + bars.length, 0),
    fromMs: filled.length === 0 ? null : Math.min(...filled.map(({ bars }) => at(bars.atMs, 0))),
  };
}
