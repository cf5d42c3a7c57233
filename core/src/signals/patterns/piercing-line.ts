import { at } from '../indicators/filters/filter.ts';
import { body, isWhite, usualBody } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/**
 * A long black body, then a long white one that opens below its low and closes within it, above its middle.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 4; TA-Lib CDLPIERCING.
 */
export const piercingLine = candlePattern({
  id: 'piercing-line',
  name: { ko: '관통형', en: 'Piercing line' },
  description: {
    ko: '긴 음봉 다음 날 더 아래에서 열려 그 몸통의 절반 위에서 마감합니다. 상승을 약속한다고 합니다.',
    en: 'After a long black body opens lower and closes above its middle; said to promise a rise.',
  },
  direction: 'up',
  bars: 2,
  before: 10,
  isAt: (bars, index) =>
    !isWhite(bars, index - 1) &&
    body(bars, index - 1) > usualBody(bars, index - 1) &&
    isWhite(bars, index) &&
    body(bars, index) > usualBody(bars, index) &&
    at(bars.open, index) < at(bars.low, index - 1) &&
    at(bars.close, index) < at(bars.open, index - 1) &&
    at(bars.close, index) > at(bars.close, index - 1) + 0.5 * body(bars, index - 1),
});
