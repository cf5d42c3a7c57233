import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../base/instant.ts';
import type { Candle } from '../../market/candle.ts';
import { instrumentById } from '../../market/instruments.ts';
import { wanderingCandles } from '../../testing/wandering-candles.ts';
import { toBars } from '../indicators/bars.ts';
import { patterns } from './index.ts';
import { correctForMany, measurePattern } from './measure-pattern.ts';
import { PatternReport } from './pattern-report.ts';
import type { Pattern, PatternHit } from './pattern.ts';
import { type PatternHistory, reportPatterns } from './report-patterns.ts';
import { tallyOutcomes } from './tally-outcomes.ts';

const up: Pattern = {
  id: 'test',
  name: { ko: '시험', en: 'Test' },
  description: { ko: '시험', en: 'Test' },
  kind: 'candle',
  direction: 'up',
  horizonBars: 2,
  find: () => [],
};

describe('an outcome', () => {
  // Opens 10, 20, 30, ... and closes one above: always rising.
  const rising = Array.from({ length: 10 }, (_, index) => barOf(index, 10 * index + 10, 10 * index + 11));

  it('goes from the next open to the close of the horizon', () => {
    const closes = [100, 100, 100, 105, 100];
    // After the pattern at bar 1 the price gaps up to 104: whoever acts then has one left of the five.
    const candles = closes.map((close, index) => barOf(index, index === 2 ? 104 : 100, close));
    expect(tallyOutcomes(up, [at(1)], toBars(candles))).toMatchObject({ n: 1, hits: 1 });
    const gapped = candles.map((candle, index) => (index === 2 ? { ...candle, open: 106 } : candle));
    expect(tallyOutcomes(up, [at(1)], toBars(gapped)), 'nothing was left').toMatchObject({ n: 1, hits: 0 });
  });

  it('is not counted before its horizon is over', () => {
    expect(tallyOutcomes(up, [at(7), at(8), at(9)], toBars(rising))).toEqual({ n: 1, hits: 1, baseN: 8, baseHits: 8 });
  });

  it('is told once by sightings that overlap', () => {
    expect(tallyOutcomes(up, [at(1), at(2), at(3), at(4)], toBars(rising))).toMatchObject({ n: 2, hits: 2 });
  });

  it('of a fall is kept by a fall', () => {
    const down = { ...up, direction: 'down' } as const;
    expect(tallyOutcomes(down, [at(1)], toBars(rising))).toEqual({ n: 1, hits: 0, baseN: 8, baseHits: 0 });
  });

  it('of nothing is nothing', () => {
    expect(tallyOutcomes(up, [], toBars([]))).toEqual({ n: 0, hits: 0, baseN: 0, baseHits: 0 });
  });
});

describe('a confidence', () => {
  it('is missing below thirty outcomes, and without a promise', () => {
    const few = { n: 29, hits: 29, baseN: 100, baseHits: 50 };
    const statistic = measurePattern(up, 'stock', [few]);
    expect(statistic).toMatchObject({ status: 'not-enough-history', confidence: null, n: 29, baseRate: 0.5 });
    const silent = measurePattern({ ...up, direction: 'none' }, 'stock', [few]);
    expect(silent).toMatchObject({ status: 'promises-nothing', confidence: null, baseRate: null });
    expect(measurePattern(up, 'stock', [])).toMatchObject({ n: 0, baseRate: null, status: 'not-enough-history' });
  });

  it('comes with its interval and what the pattern adds', () => {
    const statistic = measurePattern(up, 'stock', [{ n: 263, hits: 81, baseN: 1000, baseHits: 200 }]);
    expect(statistic).toMatchObject({ status: 'measured', confidence: 81 / 263, baseRate: 0.2 });
    expect(statistic.low).toBeCloseTo(0.2553, 4);
    expect(statistic.edge).toBeCloseTo(81 / 263 - 0.2, 12);
    // scipy.stats.binomtest(81, 263, 0.2, alternative='greater').pvalue
    expect(statistic.pValue).toBeCloseTo(2.1930900879896908e-5, 12);
  });

  it('is measured against the instruments that the pattern stood in', () => {
    // Nine of ten sightings were in the one that mostly rises; there the pattern added nothing.
    const rising = { n: 90, hits: 72, baseN: 100, baseHits: 80 };
    const falling = { n: 10, hits: 2, baseN: 900, baseHits: 180 };
    const statistic = measurePattern(up, 'stock', [rising, falling]);
    expect(statistic.baseRate).toBeCloseTo(0.74, 12);
    expect(statistic.edge).toBeCloseTo(0, 12);
  });

  it('finds what was planted: a rise after every engulfing', () => {
    const report = reportPatterns([historyOf(planted(60))], { interval: '1d', atMs: Date.UTC(2030, 0, 1) });
    const statistic = report.statistics.find(({ patternId }) => patternId === 'bullish-engulfing');
    expect(statistic).toMatchObject({ status: 'measured', confidence: 1, isAboveBase: true });
    expect(statistic?.baseRate ?? 1).toBeLessThan(0.9);
  });

  it('finds little where luck alone was at work', () => {
    const histories = [1, 2, 3, 4].map((seed) => historyOf(wanderingCandles(2000, seed)));
    const { statistics } = reportPatterns(histories, { interval: '1d', atMs: Date.UTC(2040, 0, 1) });
    const measured = statistics.filter(({ status }) => status === 'measured');
    expect(measured.length).toBeGreaterThan(8);
    expect(measured.filter(({ isAboveBase }) => isAboveBase)).toEqual([]);
  });

  it('counts all that were measured together', () => {
    const at60 = measurePattern(up, 'stock', [{ n: 100, hits: 60, baseN: 1000, baseHits: 500 }]);
    // scipy.stats.binomtest(60, 100, 0.5, alternative='greater').pvalue
    expect(at60.pValue).toBeCloseTo(0.028443966820490444, 12);
    expect(correctForMany([at60])[0], 'alone it is a finding').toMatchObject({ isAboveBase: true });
    const luck = measurePattern(up, 'stock', [{ n: 100, hits: 50, baseN: 1000, baseHits: 500 }]);
    const few = measurePattern(up, 'stock', [{ n: 5, hits: 5, baseN: 1000, baseHits: 500 }]);
    const many = correctForMany([at60, few, luck, luck, luck]);
    expect(many[0]).toMatchObject({ pValue: at60.pValue, isAboveBase: false });
    expect(many[0]?.pBenjaminiHochberg).toBeCloseTo(4 * (at60.pValue ?? 1), 12);
    expect(many[1]).toBe(few);
  });

  it('is as likely as luck when nothing was hit', () => {
    expect(measurePattern(up, 'stock', [{ n: 40, hits: 0, baseN: 100, baseHits: 50 }]).pValue).toBe(1);
  });
});

describe('a report of patterns', () => {
  const histories = [historyOf(wanderingCandles(300, 1)), historyOf(wanderingCandles(300, 2), 'KRW-BTC')];
  const options = { interval: '1d', atMs: Date.UTC(2025, 0, 1) } as const;

  it('has a statistic for every pattern and kind of instrument, and the newest sightings first', () => {
    const report = reportPatterns(histories, options);
    expect(report.statistics).toHaveLength(2 * patterns.length);
    expect(report.history).toEqual({ instruments: 2, bars: 600, fromMs: Date.UTC(2024, 0, 1) });
    const times = report.sightings.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((left, right) => right - left));
    const [oldest] = times.slice(-1);
    expect(oldest, 'the bars that a chart shows').toBeGreaterThan(Date.UTC(2024, 0, 1) + 239 * dayMs);
    expect(new Set(report.sightings.map(({ id }) => id)).size).toBe(report.sightings.length);
    const stored = z.encode(PatternReport, report);
    expect(z.decode(PatternReport, stored)).toEqual(report);
  });

  it('keeps what was measured before', () => {
    const measured = reportPatterns(histories, options);
    const atMs = options.atMs + dayMs;
    const next = reportPatterns(histories, {
      ...options,
      atMs,
      measured: { statistics: measured.statistics, history: measured.history, measuredAtMs: measured.measuredAtMs },
    });
    expect(next).toMatchObject({ atMs, measuredAtMs: options.atMs, statistics: measured.statistics });
  });

  it('is empty on a new desk', () => {
    expect(reportPatterns([historyOf([])], options)).toMatchObject({
      sightings: [],
      history: { instruments: 0, bars: 0, fromMs: null },
    });
  });

  it('of many instruments fits into a document', () => {
    const many = Array.from({ length: 60 }, (_, seed) => historyOf(wanderingCandles(300, seed), 'KRW-BTC'));
    const stored = z.encode(PatternReport, reportPatterns(many, options));
    expect(stored.sightings.length + stored.statistics.length, 'a document holds 1 MiB').toBeLessThan(700_000);
  });
});

function historyOf(candles: readonly Candle[], id = 'AAPL'): PatternHistory {
  return { instrument: instrumentById(id), candles, source: 'test' };
}

function at(last: number): PatternHit {
  return { from: last, last, points: [] };
}

function barOf(index: number, open: number, close: number): Candle {
  const [high, low] = [Math.max(open, close), Math.min(open, close)];
  return { openAtMs: Date.UTC(2024, 0, 1) + index * dayMs, open, high, low, close, volume: 1 };
}

/** Ten bars each: a black one, a white one around it, a rise, and back down. */
function planted(times: number): Candle[] {
  const cycle = [
    [100, 98],
    [97, 101],
    [101, 102],
    [102, 103],
    [103, 104],
    [104, 105],
    [105, 106],
    [106, 104],
    [104, 102],
    [102, 100],
  ] as const;
  return Array.from({ length: 10 * times }, (_, index) => {
    const [open, close] = cycle[index % cycle.length] ?? [100, 100];
    return barOf(index, open, close);
  });
}
