import { at } from '../indicators/filters/filter.ts';
import { body, bodyBottom, lowerShadow, nearby, nextToNothing, upperShadow, usualBody } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/**
 * The hammer's shape at or above the high before: its bottom at most `nearby` below the high of the bar before.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 4; TA-Lib CDLHANGINGMAN.
 */
export const hangingMan = candlePattern({
  id: 'hanging-man',
  name: { ko: '교수형', en: 'Hanging man' },
  description: {
    ko: '고점 부근에서 아래꼬리가 길고 몸통이 짧은 봉입니다. 하락을 약속한다고 합니다.',
    en: 'A short body on a long lower shadow near the highs; said to promise a fall.',
  },
  direction: 'down',
  bars: 1,
  before: 11,
  isAt: (bars, index) =>
    body(bars, index) < usualBody(bars, index) &&
    lowerShadow(bars, index) > body(bars, index) &&
    upperShadow(bars, index) < nextToNothing(bars, index) &&
    bodyBottom(bars, index) >= at(bars.high, index - 1) - nearby(bars, index - 1),
});
