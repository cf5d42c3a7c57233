import { describe, expect, it } from 'vitest';
import { appendBar, type Bars, emptyBars } from '../src/signals/indicators/bars.ts';
import { patterns } from '../src/signals/patterns/index.ts';
import { packagedBars, randomBars, realBars } from './series.ts';
import { loadTaLib } from './ta-lib.ts';

/** Our pattern, TA-Lib's function, its options, and the sign of its answer. */
const cases: readonly (readonly [id: string, name: string, options: readonly number[], sign: 1 | -1])[] = [
  ['doji', 'CDLDOJI', [], 1],
  ['hammer', 'CDLHAMMER', [], 1],
  ['hanging-man', 'CDLHANGINGMAN', [], -1],
  ['shooting-star', 'CDLSHOOTINGSTAR', [], -1],
  ['bullish-engulfing', 'CDLENGULFING', [], 1],
  ['bearish-engulfing', 'CDLENGULFING', [], -1],
  ['bullish-harami', 'CDLHARAMI', [], 1],
  ['bearish-harami', 'CDLHARAMI', [], -1],
  ['morning-star', 'CDLMORNINGSTAR', [0.3], 1],
  ['evening-star', 'CDLEVENINGSTAR', [0.3], -1],
  ['three-white-soldiers', 'CDL3WHITESOLDIERS', [], 1],
  ['three-black-crows', 'CDL3BLACKCROWS', [], -1],
  ['piercing-line', 'CDLPIERCING', [], 1],
  ['dark-cloud-cover', 'CDLDARKCLOUDCOVER', [0.5], -1],
];

const series: Readonly<Record<string, Bars>> = {
  'random minutes': randomBars(20_000),
  'coarse prices with gaps': coarseBars(50_000),
  'the S&P 500 by day': realBars(),
  'Microsoft by hour': packagedBars('downtrend-msft'),
  'a world fund by hour': packagedBars('urth-2025-1h'),
};

const taLib = loadTaLib();

describe('candle patterns', () => {
  it('are all held against TA-Lib', () => {
    const candles = patterns.filter(({ kind }) => kind === 'candle').map(({ id }) => id);
    expect(cases.map(([id]) => id).toSorted()).toEqual(candles.toSorted());
  });

  describe.each(Object.entries(series))('over %s', (_name, bars) => {
    it.each(cases)('%s stands where TA-Lib finds %s', (...row) => {
      const [id, name, options, sign] = row;
      const columns = [bars.open, bars.high, bars.low, bars.close].map((column) => column.subarray(0, bars.length));
      const answers = taLib.callWhole(name, [...columns, ...options]);
      const theirs = [...answers.keys()].filter((index) => Math.sign(answers[index] ?? 0) === sign);
      const pattern = patterns.find((candidate) => candidate.id === id);
      expect(pattern?.find(bars).map(({ last }) => last)).toEqual(theirs);
    });
  });

  it('occur: the comparison is of something', () => {
    for (const pattern of patterns.filter(({ kind }) => kind === 'candle')) {
      const hits = Object.values(series).reduce((count, bars) => count + pattern.find(bars).length, 0);
      expect(hits, pattern.id).toBeGreaterThan(3);
    }
  });
});

/** Whole prices that jump between bars, so that ties and gaps abound. */
function coarseBars(count: number): Bars {
  const bars = emptyBars(count);
  const steps = randomBars(count, 5).volume;
  const step = (index: number, size: number) => Math.round(((steps[index % count] ?? 0) / 100 - 0.5) * size);
  let price = 100_000;
  for (let index = 0; index < count; index += 1) {
    const open = price + step(index, 12);
    const close = open + step(3 * index + 1, 24);
    price = close;
    const high = Math.max(open, close) + Math.max(0, step(5 * index + 2, 16));
    const low = Math.min(open, close) - Math.max(0, step(7 * index + 3, 16));
    appendBar(bars, { openAtMs: index * 60_000, open, high, low, close, volume: 1 });
  }
  return bars;
}
