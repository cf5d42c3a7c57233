import type { Bars } from '../indicators/bars.ts';
import { at } from '../indicators/filters/filter.ts';
import { isWhite, lowerShadow, nextToNothing } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/**
 * After a white body three black ones with next to no lower shadow, each closing lower and opening within the body before,
 * the first of them closing below the white one's high.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 6; TA-Lib CDL3BLACKCROWS.
 */
export const threeBlackCrows = candlePattern({
  id: 'three-black-crows',
  name: { ko: '흑삼병', en: 'Three black crows' },
  description: {
    ko: '아래꼬리가 거의 없는 음봉 셋이 차례로 낮아집니다. 하락을 약속한다고 합니다.',
    en: 'Three black bodies fall one after the other; said to promise a fall.',
  },
  direction: 'down',
  bars: 3,
  before: 11,
  isAt: (bars, index) =>
    isWhite(bars, index - 3) &&
    [index - 2, index - 1, index].every((each) => isCrow(bars, each)) &&
    at(bars.high, index - 3) > at(bars.close, index - 2) &&
    fliesLower(bars, index - 1) &&
    fliesLower(bars, index),
});

function isCrow(bars: Bars, index: number): boolean {
  return !isWhite(bars, index) && lowerShadow(bars, index) < nextToNothing(bars, index);
}

function fliesLower(bars: Bars, index: number): boolean {
  const opening = at(bars.open, index);
  return (
    opening < at(bars.open, index - 1) &&
    opening > at(bars.close, index - 1) &&
    at(bars.close, index) < at(bars.close, index - 1)
  );
}
