import { describe, expect, it } from 'vitest';
import type { Bars } from '../src/signals/indicators/bars.ts';
import { linesOf, worstDifference } from './agreement.ts';
import { packagedBars, randomBars, realBars } from './series.ts';
import { loadTaLib, type TaLibArgument } from './ta-lib.ts';

type Column = 'open' | 'high' | 'low' | 'close' | 'volume';

/** Our spec, TA-Lib's function with its inputs and options, and which of our lines its outputs are, in its order. */
type Case = readonly [spec: string, name: string, inputs: readonly (Column | number)[], lines: readonly string[]];

const cases: readonly Case[] = [
  ['sma:20', 'SMA', ['close', 20], ['value']],
  ['sma:150', 'SMA', ['close', 150], ['value']],
  ['ema:12', 'EMA', ['close', 12], ['value']],
  ['ema:26', 'EMA', ['close', 26], ['value']],
  ['wma:20', 'WMA', ['close', 20], ['value']],
  ['rsi:14', 'RSI', ['close', 14], ['value']],
  ['rsi:2', 'RSI', ['close', 2], ['value']],
  ['macd:12:26:9', 'MACD', ['close', 12, 26, 9], ['macd', 'signal', 'histogram']],
  ['macd:3:10:16', 'MACD', ['close', 3, 10, 16], ['macd', 'signal', 'histogram']],
  ['bollinger:20:2', 'BBANDS', ['close', 20, 2, 2, 0], ['upper', 'middle', 'lower']],
  ['bollinger:50:2.5', 'BBANDS', ['close', 50, 2.5, 2.5, 0], ['upper', 'middle', 'lower']],
  ['atr:14', 'ATR', ['high', 'low', 'close', 14], ['value']],
  ['adx:14', 'ADX', ['high', 'low', 'close', 14], ['adx']],
  ['adx:14', 'PLUS_DI', ['high', 'low', 'close', 14], ['plusDi']],
  ['adx:14', 'MINUS_DI', ['high', 'low', 'close', 14], ['minusDi']],
  ['stochastic:14:3:3', 'STOCH', ['high', 'low', 'close', 14, 3, 0, 3, 0], ['k', 'd']],
  ['stochastic:5:1:4', 'STOCH', ['high', 'low', 'close', 5, 1, 0, 4, 0], ['k', 'd']],
  ['stochastic-rsi:14:14:1:3', 'STOCHRSI', ['close', 14, 14, 3, 0], ['k', 'd']],
  ['cci:20', 'CCI', ['high', 'low', 'close', 20], ['value']],
  ['williams-r:14', 'WILLR', ['high', 'low', 'close', 14], ['value']],
  ['mfi:14', 'MFI', ['high', 'low', 'close', 'volume', 14], ['value']],
  ['obv', 'OBV', ['close', 'volume'], ['value']],
  ['roc:10', 'ROC', ['close', 10], ['value']],
  ['momentum:10', 'MOM', ['close', 10], ['value']],
  ['standard-deviation:20', 'STDDEV', ['close', 20, 1], ['value']],
  ['donchian:20', 'MAX', ['high', 20], ['upper']],
  ['donchian:20', 'MIN', ['low', 20], ['lower']],
  ['donchian:20', 'MIDPRICE', ['high', 'low', 20], ['middle']],
  ['psar:0.02:0.2', 'SAR', ['high', 'low', 0.02, 0.2], ['value']],
  ['aroon:25', 'AROON', ['high', 'low', 25], ['down', 'up']],
  ['aroon:25', 'AROONOSC', ['high', 'low', 25], ['oscillator']],
  ['trix:15', 'TRIX', ['close', 15], ['value']],
];

const series: Readonly<Record<string, Bars>> = {
  'random minutes': randomBars(20_000),
  'the S&P 500 by day': realBars(),
  'Microsoft by hour': packagedBars('downtrend-msft'),
  'a world fund by hour': packagedBars('urth-2025-1h'),
};

const taLib = loadTaLib();

describe.each(Object.entries(series))('over %s', (_name, bars) => {
  it.each(cases)('%s is TA-Lib %s', (...row) => {
    const [spec, name, inputs, lines] = row;
    const own = linesOf(spec, bars);
    const others = taLib.call(
      name,
      inputs.map((input) => argumentOf(bars, input)),
      lines.length,
    );
    lines.forEach((line, index) => {
      const other = others[index] ?? new Float64Array();
      expect(worstDifference(own[line], other), line).toBeLessThan(1e-9);
      expect(
        own[line]?.findIndex((value) => !Number.isNaN(value)),
        'ours begins no later',
      ).toBeLessThanOrEqual(other.findIndex((value) => !Number.isNaN(value)));
    });
  });
});

describe('TA-Lib itself', () => {
  it('refuses what it does not know', () => {
    expect(() => taLib.call('NOTHING', [new Float64Array(3)])).toThrow('no function "TA_NOTHING"');
    expect(() => taLib.call('SMA', [new Float64Array(3), 1])).toThrow('TA_SMA answers 2');
  });
});

function argumentOf(bars: Bars, input: Column | number): TaLibArgument {
  return typeof input === 'number' ? input : bars[input].subarray(0, bars.length);
}
