import { at } from '../indicators/filters/filter.ts';
import { body, bodyBottom, lowerShadow, nearby, nextToNothing, upperShadow, usualBody } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/**
 * A short body on a long lower shadow with next to no upper one, at or below the low before: shadow longer than the body,
 * body shorter than the mean of ten, its bottom at most `nearby` above the low of the bar before.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 4; TA-Lib CDLHAMMER.
 */
export const hammer = candlePattern({
  id: 'hammer',
  name: { ko: '망치형', en: 'Hammer' },
  description: {
    ko: '저점 부근에서 아래꼬리가 길고 몸통이 짧은 봉입니다. 반등을 약속한다고 합니다.',
    en: 'A short body on a long lower shadow near the lows; said to promise a rise.',
  },
  direction: 'up',
  bars: 1,
  before: 11,
  isAt: (bars, index) =>
    body(bars, index) < usualBody(bars, index) &&
    lowerShadow(bars, index) > body(bars, index) &&
    upperShadow(bars, index) < nextToNothing(bars, index) &&
    bodyBottom(bars, index) <= at(bars.low, index - 1) + nearby(bars, index - 1),
});
