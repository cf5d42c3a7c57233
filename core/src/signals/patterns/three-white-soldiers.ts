import type { Bars } from '../indicators/bars.ts';
import { at } from '../indicators/filters/filter.ts';
import { body, farAway, isWhite, nearby, nextToNothing, upperShadow, usualBody } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/**
 * Three white bodies with next to no upper shadow, each closing higher, opening within or near the body before and not far
 * shorter than it, the last one not short.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 6; TA-Lib CDL3WHITESOLDIERS.
 */
export const threeWhiteSoldiers = candlePattern({
  id: 'three-white-soldiers',
  name: { ko: '적삼병', en: 'Three white soldiers' },
  description: {
    ko: '위꼬리가 거의 없는 양봉 셋이 차례로 높아집니다. 상승을 약속한다고 합니다.',
    en: 'Three white bodies rise one after the other; said to promise a rise.',
  },
  direction: 'up',
  bars: 3,
  before: 10,
  isAt: (bars, index) =>
    [index - 2, index - 1, index].every((each) => isSoldier(bars, each)) &&
    marchesOn(bars, index - 1) &&
    marchesOn(bars, index) &&
    body(bars, index) > usualBody(bars, index),
});

function isSoldier(bars: Bars, index: number): boolean {
  return isWhite(bars, index) && upperShadow(bars, index) < nextToNothing(bars, index);
}

function marchesOn(bars: Bars, index: number): boolean {
  const before = index - 1;
  return (
    at(bars.close, index) > at(bars.close, before) &&
    at(bars.open, index) > at(bars.open, before) &&
    at(bars.open, index) <= at(bars.close, before) + nearby(bars, before) &&
    body(bars, index) > body(bars, before) - farAway(bars, before)
  );
}
