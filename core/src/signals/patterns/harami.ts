import type { Bars } from '../indicators/bars.ts';
import { body, bodyBottom, bodyTop, isWhite, usualBody } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/**
 * A short body within the long black one before it, its ends not beyond the other's.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 6; TA-Lib CDLHARAMI above 0.
 */
export const bullishHarami = candlePattern({
  id: 'bullish-harami',
  name: { ko: '상승 잉태형', en: 'Bullish harami' },
  description: {
    ko: '긴 음봉의 몸통 안에 짧은 몸통이 들어 있습니다. 상승을 약속한다고 합니다.',
    en: 'A short body within the long black one before it; said to promise a rise.',
  },
  direction: 'up',
  bars: 2,
  before: 10,
  isAt: (bars, index) => !isWhite(bars, index - 1) && isWithin(bars, index),
});

/** The same within a long white body; TA-Lib CDLHARAMI below 0. */
export const bearishHarami = candlePattern({
  id: 'bearish-harami',
  name: { ko: '하락 잉태형', en: 'Bearish harami' },
  description: {
    ko: '긴 양봉의 몸통 안에 짧은 몸통이 들어 있습니다. 하락을 약속한다고 합니다.',
    en: 'A short body within the long white one before it; said to promise a fall.',
  },
  direction: 'down',
  bars: 2,
  before: 10,
  isAt: (bars, index) => isWhite(bars, index - 1) && isWithin(bars, index),
});

function isWithin(bars: Bars, index: number): boolean {
  if (body(bars, index - 1) <= usualBody(bars, index - 1) || body(bars, index) > usualBody(bars, index)) return false;
  const above = bodyTop(bars, index - 1) - bodyTop(bars, index);
  const below = bodyBottom(bars, index) - bodyBottom(bars, index - 1);
  return above >= 0 && below >= 0;
}
