import { at } from '../indicators/filters/filter.ts';
import { body, bodyBottom, bodyTop, isWhite, usualBody } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/** How far the third body must reach back into the first. */
const penetration = 0.3;

/**
 * A long white body, a short one wholly above it, and a black one, not short, that closes more than 30 % into the first.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 5; TA-Lib CDLEVENINGSTAR with its default of 0.3.
 */
export const eveningStar = candlePattern({
  id: 'evening-star',
  name: { ko: '석별형', en: 'Evening star' },
  description: {
    ko: '긴 양봉, 그 위의 짧은 봉, 되내리는 음봉이 이어집니다. 하락을 약속한다고 합니다.',
    en: 'A long white body, a short one above it, and a black one back down; said to promise a fall.',
  },
  direction: 'down',
  bars: 3,
  before: 10,
  isAt: (bars, index) =>
    isWhite(bars, index - 2) &&
    body(bars, index - 2) > usualBody(bars, index - 2) &&
    body(bars, index - 1) <= usualBody(bars, index - 1) &&
    bodyBottom(bars, index - 1) > bodyTop(bars, index - 2) &&
    !isWhite(bars, index) &&
    body(bars, index) > usualBody(bars, index) &&
    at(bars.close, index) < at(bars.close, index - 2) - penetration * body(bars, index - 2),
});
