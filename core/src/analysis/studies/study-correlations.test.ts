import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../base/instant.ts';
import { instrumentById } from '../../market/instruments.ts';
import { CorrelationStudy } from './correlation-study.ts';
import { type DailyCloses, dailyCloses, sharedReturns } from './shared-returns.ts';
import { grangerMax, studiedMax, studyCorrelations } from './study-correlations.ts';

const firstMs = Date.UTC(2026, 0, 1);
const options = { atMs: firstMs + 400 * dayMs, windowSessions: 90, lagMax: 5, criterion: 'bic' } as const;

describe('shared returns', () => {
  it('join Seoul, New York and crypto by the date of their session', () => {
    const open = (time: string, price: number) => {
      const openAtMs = Date.parse(`2026-11-${time}:00Z`);
      return { openAtMs, open: price, high: price, low: price, close: price, volume: 1 };
    };
    const seoul = dailyCloses(instrumentById('005930.KS'), [open('19T00:00', 100), open('20T00:00', 110)]);
    const newYork = dailyCloses(instrumentById('AAPL'), [open('19T14:30', 50), open('20T14:30', 60)]);
    const crypto = dailyCloses(
      instrumentById('KRW-BTC'),
      ['19', '20', '21'].map((day) => open(`${day}T00:00`, 7)),
    );
    expect([...seoul.closes.keys()]).toEqual(['2026-11-19', '2026-11-20']);
    expect([...newYork.closes.keys()]).toEqual(['2026-11-19', '2026-11-20']);
    expect([...crypto.closes.keys()]).toEqual(['2026-11-19', '2026-11-20', '2026-11-21']);
    expect(sharedReturns(seoul, newYork, 90)).toEqual({
      left: Float64Array.of(Math.log(1.1)),
      right: Float64Array.of(Math.log(1.2)),
    });
  });

  it('span a holiday of either market in both', () => {
    const left = closesOf('a', [100, 101, 102, 103]);
    const right = closesOf('b', [10, 20, 30, 40]);
    const closes = new Map([...right.closes].filter((_entry, index) => index !== 1));
    expect(sharedReturns(left, { ...right, closes }, 90)).toEqual({
      left: Float64Array.of(Math.log(102 / 100), Math.log(103 / 102)),
      right: Float64Array.of(Math.log(3), Math.log(4 / 3)),
    });
  });

  it('are of the newest sessions', () => {
    const left = closesOf('a', [1, 2, 4, 8, 16]);
    expect(sharedReturns(left, left, 2).left).toEqual(Float64Array.of(Math.log(2), Math.log(2)));
  });
});

describe('a study', () => {
  const series = [walk('a', 1), walk('b', 2), walk('c', 3)];

  it('has every pair once, with its number of returns, and both directions of the test', () => {
    const study = studyCorrelations(series, options);
    expect(study.id).toBe('1d_90');
    expect(study.pairs.map(({ a, b, n }) => [a, b, n])).toEqual([
      ['a', 'b', 90],
      ['a', 'c', 90],
      ['b', 'c', 90],
    ]);
    for (const { pearson, pearsonLow, pearsonHigh } of study.pairs) {
      expect(pearsonLow ?? 1).toBeLessThan(pearson ?? 0);
      expect(pearsonHigh ?? -1).toBeGreaterThan(pearson ?? 0);
    }
    expect(study.granger).toMatchObject({ tests: 6, instrumentIds: ['a', 'b', 'c'] });
    for (const { pValue, pBenjaminiHochberg, pBonferroni } of study.granger.pairs) {
      expect(pBonferroni).toBe(Math.min(1, 6 * (pValue ?? 1)));
      expect(pBenjaminiHochberg ?? 0).toBeGreaterThanOrEqual(pValue ?? 1);
    }
    expect(study.note.en).toContain('With 6 Granger tests, about 0.3 pairs');
  });

  it('sees what follows another by a day, in one direction', () => {
    const leader = walk('leader', 4);
    const led = [...leader.closes.values()];
    const follower = closesOf('follower', [1, ...led.slice(0, -1)]);
    const noisy = new Map([...follower.closes].map(([date, close], index) => [date, close * (1 + (index % 3) / 500)]));
    const study = studyCorrelations([leader, { ...follower, closes: noisy }], options);
    const [forth, back] = study.granger.pairs;
    expect(forth).toMatchObject({ cause: 'leader', effect: 'follower', lag: expect.any(Number) });
    expect(forth?.pBonferroni ?? 1).toBeLessThan(1e-10);
    expect(back?.pValue ?? 0).toBeGreaterThan(0.001);
  });

  it('says why there is no value, and never zero', () => {
    const short = closesOf('short', prices(15, 5));
    const still = closesOf(
      'still',
      Array.from({ length: 120 }, () => 7),
    );
    const study = studyCorrelations([walk('a', 1), short, still], options);
    const unknown = { pearson: null, spearman: null, pearsonLow: null, pearsonHigh: null };
    expect(study.pairs).toEqual([
      { a: 'a', b: 'short', n: 14, ...unknown, missing: 'too-few-returns' },
      { a: 'a', b: 'still', n: 90, ...unknown, missing: 'no-movement' },
      { a: 'short', b: 'still', n: 14, ...unknown, missing: 'too-few-returns' },
    ]);
    expect(study.granger.tests).toBe(0);
    expect(study.granger.pairs.map(({ missing }) => missing)).toEqual([
      'too-few-returns',
      'too-few-returns',
      'no-movement',
      'no-movement',
      'too-few-returns',
      'too-few-returns',
    ]);
  });

  it('looks back less far where there is little to judge by', () => {
    const study = studyCorrelations([walk('a', 1), walk('b', 2)], { ...options, windowSessions: 20, lagMax: 10 });
    for (const { lag } of study.granger.pairs) expect(lag).toBeLessThanOrEqual(3);
  });

  it('is bounded, says what it leaves out, and fits into a document', () => {
    const many = Array.from({ length: studiedMax + 2 }, (_, index) => walk(`instrument-${index}`, index));
    const study = studyCorrelations(many, options);
    expect(study.pairs).toHaveLength((studiedMax * (studiedMax - 1)) / 2);
    expect(study.granger.pairs).toHaveLength(grangerMax * (grangerMax - 1));
    expect(study.leftOut).toEqual(['instrument-60', 'instrument-61']);
    const stored = z.encode(CorrelationStudy, study);
    expect(JSON.stringify(stored).length, 'a document holds 1 MiB').toBeLessThan(700_000);
    expect(z.decode(CorrelationStudy, stored)).toEqual(study);
  });
});

function closesOf(instrumentId: string, values: readonly number[]): DailyCloses {
  const dated = values.map((value, index) => {
    const date = new Date(firstMs + index * dayMs).toISOString().slice(0, 10);
    return [date, value] as const;
  });
  return { instrumentId, closes: new Map(dated) };
}

function walk(instrumentId: string, seed: number): DailyCloses {
  return closesOf(instrumentId, prices(120, seed));
}

function prices(count: number, seed: number): number[] {
  let state = (seed * 2_654_435_761 + 99) >>> 0;
  let price = 100;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    price *= 1 + (state / 4_294_967_296 - 0.5) / 20;
    return price;
  });
}
