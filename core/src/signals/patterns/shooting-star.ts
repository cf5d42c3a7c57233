import { body, bodyBottom, bodyTop, lowerShadow, nextToNothing, upperShadow, usualBody } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/**
 * A short body under a long upper shadow with next to no lower one, the whole body above that of the bar before.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 5; TA-Lib CDLSHOOTINGSTAR.
 */
export const shootingStar = candlePattern({
  id: 'shooting-star',
  name: { ko: '유성형', en: 'Shooting star' },
  description: {
    ko: '앞 봉보다 위에서 위꼬리가 길고 몸통이 짧은 봉입니다. 하락을 약속한다고 합니다.',
    en: 'A short body under a long upper shadow, above the body before; said to promise a fall.',
  },
  direction: 'down',
  bars: 1,
  before: 11,
  isAt: (bars, index) =>
    body(bars, index) < usualBody(bars, index) &&
    upperShadow(bars, index) > body(bars, index) &&
    lowerShadow(bars, index) < nextToNothing(bars, index) &&
    bodyBottom(bars, index) > bodyTop(bars, index - 1),
});
