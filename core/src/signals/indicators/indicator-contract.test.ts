import { describe, expect, it } from 'vitest';
import { minuteMs } from '../../base/instant.ts';
import { appendBar, type Bars, emptyBars } from './bars.ts';
import { computeIndicators } from './compute-indicators.ts';
import { indicators } from './index.ts';
import { type ConfiguredIndicator, IndicatorError } from './indicator.ts';
import { parseSpec } from './parse-spec.ts';

/** What any indicator must do; a new one is held to it by standing in the list. */
const moreSpecs = `
  sma:1 sma:7 ema:1 ema:3 wma:1 wma:50 rsi:1 rsi-simple:3 macd:1:2:1 bollinger:2:1 bollinger:77:2.5 atr:1 adx:3
  stochastic:1:1:1 stochastic:50:7:100 stochastic-rsi:5:9:2:4 cci:5 williams-r:1 mfi:3 vwap:100 roc:1 momentum:60
  donchian:1 donchian:55 keltner:3:1:30 supertrend:1:1 psar:0.1:0.5 ichimoku:2:3:4 aroon:2 trix:2
  standard-deviation:2 historical-volatility:9:365 minute-change:1 relative-strength:3`;
const specs = [...indicators.map(({ id }) => id), ...moreSpecs.trim().split(/\s+/)].map(parseSpec);

/** More than one stretch of the whole-array calculation, and not a whole number of them. */
const bars = wanderingBars(4500);

describe.each(specs.map((indicator) => [indicator.spec, indicator] as const))('%s', (_spec, indicator) => {
  it('answers the same bits bar by bar, in pieces and at once', () => {
    const [whole = {}] = computeIndicators([indicator], bars);
    const pieces = answer(indicator, [1, 2, 50, 51, 777, 2049, 4097, 4500]);
    const single = answer(
      indicator,
      Array.from({ length: bars.length }, (_, index) => index + 1),
    );
    for (const line of indicator.indicator.lines) {
      expect(firstDifference(single[line], whole[line]), `${line}, bar by bar`).toBe(-1);
      expect(firstDifference(pieces[line], whole[line]), `${line}, in pieces`).toBe(-1);
    }
  });

  it('has lines as long as the bars, without a value in some line during the warm-up, with all of them after it', () => {
    const lines = Object.values(answer(indicator, [bars.length]));
    expect(lines.map(({ length }) => length)).toEqual(indicator.indicator.lines.map(() => bars.length));
    const missing = (index: number): boolean => lines.some((line) => Number.isNaN(line[index]));
    // The bars of this market are a minute long.
    const warmupBars = Math.max(indicator.warmupBars, indicator.spec === 'minute-change:5' ? 5 : 0);
    expect(warmupBars === 0 || missing(warmupBars - 1), 'the last bar of the warm-up').toBe(true);
    const afterWarmup = Array.from({ length: bars.length - warmupBars }, (_, index) => warmupBars + index);
    expect(afterWarmup.filter(missing), 'bars after it that lack a value').toEqual([]);
  });

  it('reads as much for a bar more whether there are a thousand before it or four', () => {
    const early = readsPerBar(indicator, 1000);
    const late = readsPerBar(indicator, 4000);
    expect(early === 0 ? 0 : late / early, `${early} and ${late} numbers a bar`).toBeLessThan(1.5);
  });

  it('has nothing to say about fewer bars than its warm-up, and about none', () => {
    const few = answer(indicator, [Math.max(0, indicator.warmupBars - 1)]);
    for (const line of Object.values(few)) expect(line).toHaveLength(Math.max(0, indicator.warmupBars - 1));
  });
});

describe('the list of indicators', () => {
  it('names each one once', () => {
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
  });

  it('takes its own defaults, and says when parameters do not go together', () => {
    expect(() => parseSpec('macd:26:12')).toThrow(IndicatorError);
    expect(() => parseSpec('psar:0.3')).toThrow('step (0.3) must not be above most (0.2)');
  });
});

function answer(indicator: ConfiguredIndicator, ends: readonly number[]): Record<string, Float64Array> {
  const running = indicator.start();
  for (const end of ends) running.advance({ ...bars, length: end });
  return running.lines();
}

/** How many numbers of the bars are read for each of 500 bars that come one by one after so many. */
function readsPerBar(indicator: ConfiguredIndicator, before: number): number {
  let reads = 0;
  const counted = (column: Float64Array) =>
    new Proxy(column, {
      get(target, place) {
        if (typeof place === 'string') reads += 1;
        return Reflect.get(target, place);
      },
    });
  const { atMs, open, high, low, close, volume, benchmark } = bars;
  const [running, count] = [indicator.start(), 500];
  running.advance({ ...bars, length: before });
  const watched = {
    atMs: counted(atMs),
    open: counted(open),
    high: counted(high),
    low: counted(low),
    close: counted(close),
    volume: counted(volume),
    benchmark: counted(benchmark),
  };
  for (let length = before + 1; length <= before + count; length += 1) running.advance({ ...watched, length });
  return reads / count;
}

function firstDifference(left: Float64Array | undefined, right: Float64Array | undefined): number {
  return (left ?? []).findIndex((value, index) => !Object.is(value, right?.[index]));
}

/** A market with rises, falls, jumps by more than half, standstill and bars without volume. */
function wanderingBars(count: number): Bars {
  let state = 7;
  const luck = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const made = emptyBars();
  let [price, benchmark] = [100, 50];
  for (let index = 0; index < count; index += 1) {
    const open = price;
    const still = index % 900 > 840;
    if (!still)
      price *= (1 + (luck() - 0.5) * 0.05) * (index % 1000 === 999 ? 0.3 : 1) * (index % 1000 === 500 ? 3 : 1);
    const high = Math.max(open, price) * (still ? 1 : 1 + luck() * 0.02);
    const low = Math.min(open, price) * (still ? 1 : 1 - luck() * 0.02);
    benchmark *= 1 + (luck() - 0.5) * 0.01;
    const volume = still ? 0 : luck() * 1000;
    appendBar(made, { openAtMs: index * minuteMs, open, high, low, close: price, volume }, benchmark);
  }
  return made;
}
