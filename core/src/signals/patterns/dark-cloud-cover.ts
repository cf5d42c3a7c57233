import { at } from '../indicators/filters/filter.ts';
import { body, isWhite, usualBody } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/**
 * A long white body, then a black one that opens above its high and closes within it, below its middle.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 4; TA-Lib CDLDARKCLOUDCOVER with its default of 0.5.
 */
export const darkCloudCover = candlePattern({
  id: 'dark-cloud-cover',
  name: { ko: '먹구름형', en: 'Dark cloud cover' },
  description: {
    ko: '긴 양봉 다음 날 더 위에서 열려 그 몸통의 절반 아래에서 마감합니다. 하락을 약속한다고 합니다.',
    en: 'After a long white body opens higher and closes below its middle; said to promise a fall.',
  },
  direction: 'down',
  bars: 2,
  before: 10,
  isAt: (bars, index) =>
    isWhite(bars, index - 1) &&
    body(bars, index - 1) > usualBody(bars, index - 1) &&
    !isWhite(bars, index) &&
    at(bars.open, index) > at(bars.high, index - 1) &&
    at(bars.close, index) > at(bars.open, index - 1) &&
    at(bars.close, index) < at(bars.close, index - 1) - 0.5 * body(bars, index - 1),
});
