import type { Bars } from '../indicators/bars.ts';
import { at } from '../indicators/filters/filter.ts';
import { isWhite } from './candle-shape.ts';
import { candlePattern } from './pattern.ts';

/**
 * A white body around the black one before it: opens below its close and closes above its open, one of the two may be equal.
 * Source: Nison, Japanese Candlestick Charting Techniques, chapter 4; TA-Lib CDLENGULFING above 0.
 */
export const bullishEngulfing = candlePattern({
  id: 'bullish-engulfing',
  name: { ko: '상승 장악형', en: 'Bullish engulfing' },
  description: {
    ko: '양봉의 몸통이 앞 음봉의 몸통을 감쌉니다. 상승을 약속한다고 합니다.',
    en: 'A white body around the black one before it; said to promise a rise.',
  },
  direction: 'up',
  bars: 2,
  before: 1,
  isAt: (bars, index) =>
    isWhite(bars, index) && !isWhite(bars, index - 1) && engulfs(bars, index, { lower: 'open', upper: 'close' }),
});

/** The same in black around white; TA-Lib CDLENGULFING below 0. */
export const bearishEngulfing = candlePattern({
  id: 'bearish-engulfing',
  name: { ko: '하락 장악형', en: 'Bearish engulfing' },
  description: {
    ko: '음봉의 몸통이 앞 양봉의 몸통을 감쌉니다. 하락을 약속한다고 합니다.',
    en: 'A black body around the white one before it; said to promise a fall.',
  },
  direction: 'down',
  bars: 2,
  before: 1,
  isAt: (bars, index) =>
    !isWhite(bars, index) && isWhite(bars, index - 1) && engulfs(bars, index, { lower: 'close', upper: 'open' }),
});

interface Ends {
  readonly lower: 'open' | 'close';
  readonly upper: 'open' | 'close';
}

/** The ends of the newer body, whose colour is the other's opposite, so that each end faces its counterpart. */
function engulfs(bars: Bars, index: number, { lower, upper }: Ends): boolean {
  const below = at(bars[upper], index - 1) - at(bars[lower], index);
  const above = at(bars[upper], index) - at(bars[lower], index - 1);
  return (above >= 0 && below > 0) || (above > 0 && below >= 0);
}
