import { at } from '../indicators/filters/filter.ts';
import { body, bodyBottom, bodyTop, isWhite, usualBody } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/** How far the third body must reach back into the first. */
const penetration = 0.3;

/**
 * A long black body, a short one wholly below it, and a white one, not short, that closes more than 30 % into the first.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 5; TA-Lib CDLMORNINGSTAR with its default of 0.3.
 */
export const morningStar = candlePattern({
  id: 'morning-star',
  name: { ko: '샛별형', en: 'Morning star' },
  description: {
    ko: '긴 음봉, 그 아래의 짧은 봉, 되오르는 양봉이 이어집니다. 상승을 약속한다고 합니다.',
    en: 'A long black body, a short one below it, and a white one back up; said to promise a rise.',
  },
  direction: 'up',
  bars: 3,
  before: 10,
  isAt: (bars, index) =>
    !isWhite(bars, index - 2) &&
    body(bars, index - 2) > usualBody(bars, index - 2) &&
    body(bars, index - 1) <= usualBody(bars, index - 1) &&
    bodyTop(bars, index - 1) < bodyBottom(bars, index - 2) &&
    isWhite(bars, index) &&
    body(bars, index) > usualBody(bars, index) &&
    at(bars.close, index) > at(bars.close, index - 2) + penetration * body(bars, index - 2),
});
