import { describe, expect, it } from 'vitest';
import { toBars } from './bars.ts';
import { meanAbsoluteChange } from './mean-absolute-change.ts';
import { parseSpec } from './parse-spec.ts';
import { relativeStrengthIndexSimple } from './relative-strength-index-simple.ts';
import { simpleMovingAverage } from './simple-moving-average.ts';

/**
 * Closes and expected values: github.com/DaveSkender/Stock.Indicators, tests/indicators/_testdata (default quotes,
 * sma.standard and rsi.standard), Apache-2.0. The first 24 of 502 days.
 */
const closes = [
  212.8, 214.06, 213.89, 214.66, 213.95, 213.95, 214.55, 214.02, 214.51, 213.75, 214.22, 213.43, 214.21, 213.66, 215.03,
  216.89, 216.66, 216.32, 214.98, 214.96, 215.05, 215.19, 216.67, 216.28,
];

function relativeStrengthIndexWilder(values: readonly number[], period: number): Float64Array {
  const running = parseSpec(`rsi:${period}`).start();
  const candleOf = (close: number, openAtMs: number) => ({ openAtMs, open: close, high: close, low: close, close });
  running.advance(toBars(values.map((close, index) => ({ ...candleOf(close, index), volume: 0 }))));
  return running.lines()['value'] ?? new Float64Array();
}

describe('the simple moving average', () => {
  it('gives the published values', () => {
    const means = simpleMovingAverage(closes, 20);
    [214.525, 214.6375, 214.694, 214.833, 214.914].forEach((published, index) => {
      expect(means[19 + index]).toBeCloseTo(published, 9);
    });
  });

  it('says nothing while it warms up', () => {
    const means = simpleMovingAverage(closes, 20);
    expect(means).toHaveLength(24);
    expect(means.slice(0, 19).every(Number.isNaN), 'the first 19 places').toBe(true);
    expect(simpleMovingAverage([1, 2], 3).every(Number.isNaN), 'too few values').toBe(true);
    expect(simpleMovingAverage([], 3)).toHaveLength(0);
  });

  it('forgets a hole once it has left the window', () => {
    expect([...simpleMovingAverage([Number.NaN, 1, 3, 5], 2)]).toEqual([Number.NaN, Number.NaN, 2, 4]);
  });
});

describe("Wilder's relative strength index", () => {
  it('gives the published values', () => {
    const strengths = relativeStrengthIndexWilder(closes, 14);
    const published = [62.054054054, 68.808531, 67.215245139, 64.825598344, 56.326221067, 56.207767868];
    published.forEach((value, index) => expect(strengths[14 + index]).toBeCloseTo(value, 8));
    expect(strengths[23]).toBeCloseTo(61.38121130953549, 8);
  });

  it('says nothing while it warms up', () => {
    expect(relativeStrengthIndexWilder(closes, 14).slice(0, 14).every(Number.isNaN)).toBe(true);
    expect(relativeStrengthIndexWilder(closes.slice(0, 14), 14).every(Number.isNaN), 'one change short').toBe(true);
  });
});

describe('the relative strength index of plain means', () => {
  it("begins with Wilder's published value and then goes its own way", () => {
    const strengths = relativeStrengthIndexSimple(closes, 14);
    expect(strengths.slice(0, 14).every(Number.isNaN)).toBe(true);
    expect(strengths[14], 'the first mean is plain in both').toBeCloseTo(62.054054054, 8);
    // By hand: the rise of 1.26 leaves the window, one of 1.86 enters; gains 6.34, losses 3.51 of 14 changes.
    expect(strengths[15]).toBeCloseTo(100 - 100 / (1 + 6.34 / 3.51), 8);
  });

  it('has its ends at rises only and falls only, and its middle where nothing moves', () => {
    expect(relativeStrengthIndexSimple([1, 2, 3], 2).at(-1)).toBe(100);
    expect(relativeStrengthIndexSimple([3, 2, 1], 2).at(-1)).toBe(0);
    expect(relativeStrengthIndexSimple([2, 2, 2], 2).at(-1)).toBe(50);
  });
});

describe('the mean absolute change', () => {
  it('counts rises and falls alike', () => {
    expect([...meanAbsoluteChange([10, 12, 9, 9], 2)]).toEqual([Number.NaN, Number.NaN, 2.5, 1.5]);
  });
});
