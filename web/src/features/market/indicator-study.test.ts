import type { Candle } from '@gaemi/core/market/candle.ts';
import { indicators } from '@gaemi/core/signals/indicators/index.ts';
import { describe, expect, it } from 'vitest';
import { createStudy, readSpecs } from './indicator-study.ts';
import { planLooks } from './indicator-look.ts';
import { isKnownLine, isKnownParam } from './indicator-words.ts';
import { paramFields } from './param-fields.ts';

const candles: readonly Candle[] = Array.from({ length: 300 }, (_, index) => {
  const close = 100 + 10 * Math.sin(index / 7) + (index % 5);
  return { openAtMs: index * 60_000, open: close - 1, high: close + 2, low: close - 2, close, volume: 5 + (index % 9) };
});
const { configured } = readSpecs(['sma:20', 'rsi:14', 'macd:12:26:9', 'supertrend']);

describe('indicators of a page', () => {
  it('say the same whether candles come one by one or all at once', () => {
    const growing = createStudy(configured);
    for (let length = 1; length < candles.length; length += 1) growing.follow(candles.slice(0, length));
    expect(growing.follow(candles).map(({ lines }) => lines)).toEqual(
      createStudy(configured)
        .follow(candles)
        .map(({ lines }) => lines),
    );
  });

  it('begin anew when the past turns out to have been another', () => {
    const study = createStudy(configured);
    study.follow(candles);
    const corrected = candles.with(100, { openAtMs: 6_000_000, open: 500, high: 500, low: 500, close: 500, volume: 1 });
    expect(study.follow(corrected)[0]?.lines['value']).toEqual(
      createStudy(configured).follow(corrected)[0]?.lines['value'],
    );
    expect(study.follow(candles)[0]?.lines['value']?.[110], 'and back again').toBeLessThan(150);
  });

  it('compare with a benchmark, whose candle may come after ours', () => {
    const study = createStudy(readSpecs(['relative-strength:10']).configured);
    const strengthOf = (closes?: ReadonlyMap<number, number>) =>
      study.follow(candles, closes)[0]?.lines['value']?.at(-1) ?? Number.NaN;
    const flat = candles.map(({ openAtMs }) => [openAtMs, 50] as const);
    expect(strengthOf(), 'nothing to compare with').toBeNaN();
    expect(strengthOf(new Map(flat.slice(0, -1))), 'its newest candle is not there yet').toBeNaN();
    const own = 100 * ((candles.at(-1)?.close ?? 0) / (candles.at(-11)?.close ?? 0) - 1);
    expect(strengthOf(new Map(flat))).toBeCloseTo(own, 9);
  });

  it('leave out what an address misspells, and say so', () => {
    const read = readSpecs(['sma:20', 'sma:20', 'nonsense', 'rsi:0']);
    expect(read.configured.map(({ spec }) => spec)).toEqual(['sma:20']);
    expect(read.faults).toHaveLength(2);
    expect(read.faults[0]?.ko).toContain('nonsense');
  });
});

describe('the looks of indicators', () => {
  it('put prices over the price and everything else into a pane of its own', () => {
    const looks = planLooks(configured.map(({ indicator }) => indicator));
    expect(looks.map(({ pane }) => pane)).toEqual([0, 1, 2, 0]);
    expect(looks[2]?.lines.map(({ kind }) => kind)).toEqual(['line', 'line', 'histogram']);
    expect(
      looks[3]?.lines.map(({ line }) => line),
      'a direction is no price',
    ).toEqual(['value']);
    expect(looks[0]?.lines[0]?.colour, 'two overlays are told apart').not.toBe(looks[3]?.lines[0]?.colour);
  });

  it('know the fields of every indicator there is', () => {
    for (const indicator of indicators) {
      const fields = paramFields(indicator);
      expect(fields.map(({ name }) => name)).toEqual(Object.keys(indicator.params));
      for (const { minimum, maximum } of fields) expect(minimum, indicator.id).toBeLessThan(maximum ?? 0);
    }
  });

  it('have words for every parameter and line', () => {
    for (const { id, params, lines } of indicators) {
      expect(
        Object.keys(params).filter((name) => !isKnownParam(name)),
        id,
      ).toEqual([]);
      expect(
        lines.filter((name) => name !== 'value' && !isKnownLine(name)),
        id,
      ).toEqual([]);
    }
  });
});
