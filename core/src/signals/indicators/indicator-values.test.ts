import { describe, expect, it } from 'vitest';
import { minuteMs } from '../../base/instant.ts';
import { appendBar, type Bars, emptyBars } from './bars.ts';
import { computeIndicators } from './compute-indicators.ts';
import { indicators } from './index.ts';
import { parseSpec } from './parse-spec.ts';

function lineOf(spec: string, bars: Bars, line = 'value'): Float64Array {
  return computeIndicators([parseSpec(spec)], bars)[0]?.[line] ?? new Float64Array();
}

/** Bars that open, close and turn at one price each, a minute long unless their openings are given. */
function barsOf(closes: readonly number[], { atMinutes, benchmark }: BarOptions = {}): Bars {
  const bars = emptyBars();
  closes.forEach((close, index) => {
    const openAtMs = (atMinutes?.[index] ?? index) * minuteMs;
    appendBar(bars, { openAtMs, open: close, high: close, low: close, close, volume: 1 }, benchmark?.[index]);
  });
  return bars;
}

interface BarOptions {
  readonly atMinutes?: readonly number[];
  readonly benchmark?: readonly number[];
}

describe('historical volatility', () => {
  it("gives the published value of Hull's example", () => {
    // Hull, Options, Futures, and Other Derivatives, the table of 21 closes: 1.216 % a day, 19.3 % a year.
    const closes = [
      20, 20.1, 19.9, 20, 20.5, 20.25, 20.9, 20.9, 20.9, 20.75, 20.75, 21, 21.1, 20.9, 20.9, 21.25, 21.4, 21.4, 21.25,
      21.75, 22,
    ];
    expect(lineOf('historical-volatility:20:1', barsOf(closes)).at(-1)).toBeCloseTo(0.01216, 5);
    expect(lineOf('historical-volatility:20:252', barsOf(closes)).at(-1)).toBeCloseTo(0.193, 3);
  });
});

describe('the change within minutes', () => {
  it('compares with the newest bar that is old enough, and with none that is too old', () => {
    const atMinutes = [0, 1, 4, 5, 6, 10, 30, 31];
    const closes = [100, 110, 90, 105, 121, 84, 50, 60];
    const changes = lineOf('minute-change:5', barsOf(closes, { atMinutes }));
    expect([...changes].map((change) => Math.round(change * 1e9) / 1e9)).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
      5,
      10,
      -20,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('relative strength', () => {
  it('is what the instrument gained beyond its benchmark', () => {
    const bars = barsOf([100, 100, 121], { benchmark: [50, 50, 55] });
    expect(lineOf('relative-strength:1', bars).at(-1)).toBeCloseTo(10, 12);
    expect(lineOf('relative-strength:2', bars).at(-1)).toBeCloseTo(10, 12);
    expect(lineOf('relative-strength:1', barsOf([1, 2, 3])).every(Number.isNaN), 'nothing to compare with').toBe(true);
  });
});

describe('a market that only rises', () => {
  it('has a strength of 100, not of a rounding more', () => {
    const rising = barsOf(Array.from({ length: 500 }, (_, index) => 100 * 1.0037 ** index));
    for (const spec of ['rsi:1', 'rsi:14', 'rsi-simple:14', 'mfi:1', 'mfi:14']) {
      expect(new Set(lineOf(spec, rising).subarray(14)), spec).toEqual(new Set([100]));
    }
  });
});

describe('a market that stands still', () => {
  const still = barsOf(Array.from({ length: 300 }, (_, index) => (index < 40 ? 100 + (index % 7) : 100.1)));

  it('is not overbought, has no width, and no mean other than its price', () => {
    expect(lineOf('rsi-simple:14', still).at(-1)).toBe(50);
    expect(lineOf('standard-deviation:20', still).at(-1)).toBe(0);
    expect(lineOf('bollinger:20:2', still, 'upper').at(-1)).toBe(lineOf('bollinger:20:2', still, 'lower').at(-1));
    expect(lineOf('stochastic:14:3:3', still, 'd').at(-1)).toBe(0);
    expect(lineOf('ema:12', still).at(-1)).toBe(100.1);
    expect(lineOf('sma:20', still).at(-1)).toBe(lineOf('sma:20', still).at(-100));
    expect(lineOf('rsi:14', barsOf(Array.from({ length: 20 }, () => 7))).at(-1), 'nothing has ever moved').toBe(50);
  });

  it('has an RSI that stands still for as long, and a stochastic of it that says nothing', () => {
    const moving = Array.from({ length: 50 }, (_, index) => 100 + Math.sin(index * index));
    const longStill = barsOf([...moving, ...Array.from({ length: 20_000 }, () => 100.3)]);
    for (const spec of ['rsi:2', 'rsi:14', 'rsi:50']) {
      const strengths = lineOf(spec, longStill);
      expect(strengths.at(-1), spec).toBeCloseTo(strengths[60] ?? Number.NaN, 9);
    }
    for (const line of ['k', 'd']) {
      const places = lineOf('stochastic-rsi:14:14:3:3', longStill, line).subarray(100);
      expect(
        places.every((place) => place === 0),
        `${line} of rounding errors`,
      ).toBe(true);
    }
  });

  it('leaves no indicator without a number', () => {
    const silent = indicators.filter(({ needsBenchmark }) => !needsBenchmark).map((each) => each.configure({}));
    computeIndicators(silent, still).forEach((lines, index) => {
      for (const [name, line] of Object.entries(lines)) {
        expect(line.at(-1), `${silent[index]?.spec ?? ''} ${name}`).toSatisfy(Number.isFinite);
      }
    });
  });
});

describe('windows', () => {
  it('forget a hole in the prices once it has left them', () => {
    const prices = Array.from({ length: 60 }, (_, index) => 100 + Math.sin(index));
    const holed = barsOf(prices.with(20, Number.NaN));
    for (const [spec, line] of [
      ['sma:10', 'value'],
      ['wma:10', 'value'],
      ['bollinger:10:2', 'upper'],
      ['donchian:10', 'upper'],
      ['stochastic:10:1:1', 'k'],
    ] as const) {
      const [own, whole] = [lineOf(spec, holed, line), lineOf(spec, barsOf(prices), line)];
      expect(own.subarray(20, 30).every(Number.isNaN), `${spec} while the hole is in the window`).toBe(true);
      own.subarray(30).forEach((value, index) => expect(value, spec).toBeCloseTo(whole[30 + index] ?? 0, 9));
    }
  });

  it('are as true after half a million bars as at the beginning', () => {
    const closes = Array.from({ length: 500_000 }, (_, index) => 1_400 * (1 + 2e-5 * Math.sin(index * index)));
    const bars = barsOf(closes);
    for (const period of [2, 20]) {
      const newest = closes.slice(-period);
      const mean = newest.reduce((sum, price) => sum + price, 0) / period;
      const deviation = Math.sqrt(newest.reduce((sum, price) => sum + (price - mean) ** 2, 0) / period);
      const weights = (period * (period + 1)) / 2;
      const weighted = newest.reduce((sum, price, index) => sum + (index + 1) * price, 0) / weights;
      expect(Math.abs((lineOf(`standard-deviation:${period}`, bars).at(-1) ?? 0) / deviation - 1)).toBeLessThan(1e-9);
      expect(Math.abs((lineOf(`wma:${period}`, bars).at(-1) ?? 0) / weighted - 1)).toBeLessThan(1e-14);
    }
  });

  it('keep their digits when a wild market of large prices becomes a quiet one of small prices', () => {
    const wild = Array.from({ length: 5000 }, (_, index) => 1e3 * (2 + Math.sin(index * index)));
    const quiet = Array.from({ length: 100 }, (_, index) => 1 + 1e-3 * Math.sin(index));
    const newest = quiet.slice(-20);
    const mean = newest.reduce((sum, price) => sum + price, 0) / 20;
    const deviation = Math.sqrt(newest.reduce((sum, price) => sum + (price - mean) ** 2, 0) / 20);
    const bars = barsOf([...wild, ...quiet]);
    expect(Math.abs((lineOf('sma:20', bars).at(-1) ?? 0) / mean - 1)).toBeLessThan(1e-12);
    expect(Math.abs((lineOf('standard-deviation:20', bars).at(-1) ?? 0) / deviation - 1)).toBeLessThan(1e-9);
    const weighted = newest.reduce((sum, price, index) => sum + (index + 1) * price, 0) / 210;
    expect(Math.abs((lineOf('wma:20', bars).at(-1) ?? 0) / weighted - 1)).toBeLessThan(1e-9);
  });
});
