import { body, nextToNothing } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/**
 * Opens and closes at about the same price: the body is at most a tenth of the mean range of the ten bars before.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 8; TA-Lib CDLDOJI.
 */
export const doji = candlePattern({
  id: 'doji',
  name: { ko: '도지', en: 'Doji' },
  description: {
    ko: '시가와 종가가 거의 같습니다. 망설임을 나타낼 뿐, 방향은 약속하지 않습니다.',
    en: 'Opens and closes at about the same price: indecision, which promises no direction.',
  },
  direction: 'none',
  bars: 1,
  before: 10,
  isAt: (bars, index) => body(bars, index) <= nextToNothing(bars, index),
});
