import { describe, expect, it } from 'vitest';
import { IndicatorError } from './indicator.ts';
import { parseSpec } from './parse-spec.ts';

describe('a spec', () => {
  it('takes the defaults for what it leaves out, and names all in its answer', () => {
    expect(parseSpec('rsi').spec).toBe('rsi:14');
    expect(parseSpec('macd').spec).toBe('macd:12:26:9');
    expect(parseSpec('bollinger:10').spec).toBe('bollinger:10:2');
    expect(parseSpec(' stochastic:14:3:3 ').spec).toBe('stochastic:14:3:3');
    expect(parseSpec('psar:0.01').spec).toBe('psar:0.01:0.2');
    expect(parseSpec('obv').spec).toBe('obv');
    expect(parseSpec('vwap').spec, 'a parameter that may be left out is').toBe('vwap');
    expect(parseSpec('vwap:30').spec).toBe('vwap:30');
  });

  it.each([
    ['rsx:14', '"rsx:14": there is no indicator "rsx"; there are sma, ema, wma, rsi,'],
    ['', '"": there is no indicator ""; there are sma,'],
    ['sma:0', '"sma:0": period must be a whole number from 1 to 20000'],
    ['sma:2.5', '"sma:2.5": period must be a whole number from 1 to 20000'],
    ['sma:', '"sma:": period must be a whole number from 1 to 20000'],
    ['sma:twenty', '"sma:twenty": period must be a whole number from 1 to 20000'],
    ['sma:1e9', '"sma:1e9": period must be a whole number from 1 to 20000'],
    ['bollinger:20:-1', '"bollinger:20:-1": width must be a number from 0.01 to 100'],
    ['macd:26:12:9', '"macd:26:12:9": fast (26) must be below slow (12)'],
    ['sma:20:30', '"sma:20:30": "sma" takes at most 1 (period), not 2'],
    ['obv:3', '"obv:3": "obv" takes no parameters, not 1'],
  ])('"%s" is refused in one line', (spec, message) => {
    expect(() => parseSpec(spec)).toThrow(IndicatorError);
    expect(() => parseSpec(spec)).toThrow(message);
  });

  it.each([
    ['rsx:14', '"rsx:14": "rsx"라는 지표는 없습니다. 있는 지표: sma, ema,'],
    ['sma:0', '"sma:0": period 값은 1부터 20000까지의 정수여야 합니다'],
    ['bollinger:20:x', '"bollinger:20:x": width 값은 0.01부터 100까지의 수여야 합니다'],
    ['macd:26:12', '"macd:26:12": 단기 fast(26) 값은 장기 slow(12) 값보다 작아야 합니다'],
    ['sma:1:2', '"sma:1:2": "sma"의 매개변수는 많아야 1개(period)인데 2개가 있습니다'],
    ['obv:1', '"obv:1": "obv"에는 매개변수가 없는데 1개가 있습니다'],
  ])('"%s" is refused in Korean too', (spec, message) => {
    const refused = () => {
      try {
        return parseSpec(spec).spec;
      } catch (error) {
        return error instanceof IndicatorError ? error.text.ko : error;
      }
    };
    expect(refused()).toContain(message);
  });
});
