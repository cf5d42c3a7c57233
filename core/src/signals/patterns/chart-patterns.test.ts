import { describe, expect, it } from 'vitest';
import type { Candle } from '../../market/candle.ts';
import { toBars } from '../indicators/bars.ts';
import { patterns } from './index.ts';
import { swingReach, walkSwings } from './swings.ts';

/** Corners of a drawing, joined by straight lines of eight bars each; the textbook's shape in prices. */
const drawings: Readonly<Record<string, readonly number[]>> = {
  'double-top': [100, 80, 120, 100, 119, 90],
  'head-and-shoulders': [80, 110, 100, 130, 101, 111, 85],
  'triangle-down': [90, 130, 95, 122, 100, 114, 85],
  'range-down': [110, 100, 120, 99, 119, 85],
};
const mirrorOf = {
  'double-top': 'double-bottom',
  'head-and-shoulders': 'inverse-head-and-shoulders',
  'triangle-down': 'triangle-up',
  'range-down': 'range-up',
} as const;

describe('a drawing', () => {
  it.each(Object.entries(drawings))('of %s is recognised once, with its corners', (id, corners) => {
    const [hit, ...others] = find(id, draw(corners));
    expect(others).toEqual([]);
    expect(hit?.points.slice(0, -1).map(({ price }) => Math.round(price))).toEqual(
      // A corner lies half a unit beyond its close, at its high or low.
      cornersWithin(corners, hit?.points.length ?? 0),
    );
  });

  it.each(Object.entries(mirrorOf))('of %s upside down is a %s', (id, mirrored) => {
    const upsideDown = (drawings[id] ?? []).map((price) => 300 - price);
    const [hit, ...others] = find(mirrored, draw(upsideDown));
    expect(others).toEqual([]);
    const [original] = find(id, draw(drawings[id] ?? []));
    expect(hit?.last).toBe(original?.last);
    expect(hit?.points).toEqual(original?.points.map(({ index, price }) => ({ index, price: 300 - price })));
  });

  it('of a double top that breaks nothing is none', () => {
    expect(find('double-top', draw([100, 80, 120, 100, 119, 105]))).toEqual([]);
  });

  it('of tops of different height, or close together, is no double top', () => {
    expect(find('double-top', draw([100, 80, 120, 100, 110, 90]))).toEqual([]);
    expect(find('double-top', draw([100, 80, 120, 100, 119, 90], 4))).toEqual([]);
  });

  it('of three equal tops has no head', () => {
    expect(find('head-and-shoulders', draw([80, 110, 100, 110, 101, 110, 85]))).toEqual([]);
  });

  it('is known at the first close beyond the line, not before', () => {
    const candles = draw(drawings['double-top'] ?? []);
    const [hit] = find('double-top', candles);
    const low = Math.min(...candles.slice(20, 30).map((candle) => candle.low));
    const broken = candles.findIndex((candle, index) => index > 32 && candle.close < low);
    expect(hit?.last).toBe(broken);
  });
});

describe('turning points', () => {
  it('are known so many bars after they happened', () => {
    const seen: (readonly [known: number, turn: number])[] = [];
    let known = 0;
    walkSwings(toBars(draw([100, 120, 90, 110])), (swings, index) => {
      const turn = swings.at(-1)?.index;
      if (turn !== undefined && turn !== known) seen.push([index, turn]);
      known = turn ?? known;
    });
    expect(seen).toEqual([
      [8 + swingReach, 8],
      [16 + swingReach, 16],
    ]);
  });
});

function find(id: string, candles: readonly Candle[]) {
  return patterns.find((pattern) => pattern.id === id)?.find(toBars(candles)) ?? [];
}

function draw(corners: readonly number[], barsPerLine = 8): Candle[] {
  const closes = corners.flatMap((corner, index) => {
    const next = corners[index + 1];
    if (next === undefined) return [corner];
    return Array.from({ length: barsPerLine }, (_, step) => corner + ((next - corner) * step) / barsPerLine);
  });
  return closes.map((close, index) => {
    const open = closes[index - 1] ?? close;
    const [high, low] = [Math.max(open, close) + 0.25, Math.min(open, close) - 0.25];
    return { openAtMs: index * 60_000, open, high, low, close, volume: 1 };
  });
}

function cornersWithin(corners: readonly number[], count: number): number[] {
  return corners.slice(-count, -1);
}
