import { formatApart, formatNumber } from '../../base/format.ts';
import { isAbove } from '../../base/is-above.ts';
import type { Text } from '../../base/text.ts';
import { meanAbsoluteChange } from '../indicators/mean-absolute-change.ts';
import { simpleMovingAverage } from '../indicators/simple-moving-average.ts';
import type { Side } from '../signal.ts';
import type { Opinion, Strategy } from '../strategy.ts';

/**
 * Two means of closes that cross: a buy when the fast one, strictly below the slow one on the bar before, is strictly
 * above it now; a sale on the mirrored crossing. Confidence is 0.5 plus half of the gap between the means, measured in
 * mean absolute changes of a bar over the slow span, one such change or more counting as 1.
 */
export function createSmaCross({ fast, slow }: { readonly fast: number; readonly slow: number }): Strategy {
  const longest = Math.max(fast, slow);
  return {
    id: 'sma-cross',
    name: { ko: '이동평균 교차', en: 'Moving average cross' },
    description: {
      ko: `종가의 ${fast}봉 평균이 ${slow}봉 평균을 위로 뚫으면 사고, 아래로 뚫으면 팝니다.`,
      en: `Buys when the ${fast}-bar mean of closes crosses above the ${slow}-bar one, sells when it crosses below.`,
    },
    warmupCandles: longest + 1,
    evaluate({ candles }) {
      const closes = candles.slice(-longest - 1).map(({ close }) => close);
      const [fastBefore = Number.NaN, fastMean = Number.NaN] = simpleMovingAverage(closes, fast).slice(-2);
      const [slowBefore = Number.NaN, slowMean = Number.NaN] = simpleMovingAverage(closes, slow).slice(-2);
      const side = crossing({ fastBefore, slowBefore, fastMean, slowMean });
      if (side === undefined) return undefined;
      const change = meanAbsoluteChange(closes, longest).at(-1) ?? Number.NaN;
      const gaps = { gapBefore: fastBefore - slowBefore, gap: fastMean - slowMean };
      return opinionOf(side, { fastMean, slowMean, ...gaps, change }, { fast, slow });
    },
  };
}

export const smaCross = createSmaCross({ fast: 5, slow: 20 });

interface Means {
  readonly fastBefore: number;
  readonly slowBefore: number;
  readonly fastMean: number;
  readonly slowMean: number;
}

function crossing({ fastBefore, slowBefore, fastMean, slowMean }: Means): Side | undefined {
  if (isAbove(slowBefore, fastBefore) && isAbove(fastMean, slowMean)) return 'buy';
  if (isAbove(fastBefore, slowBefore) && isAbove(slowMean, fastMean)) return 'sell';
  return undefined;
}

interface Crossing {
  readonly fastMean: number;
  readonly slowMean: number;
  readonly gapBefore: number;
  readonly gap: number;
  readonly change: number;
}

function opinionOf(side: Side, crossed: Crossing, spans: { readonly fast: number; readonly slow: number }): Opinion {
  return {
    side,
    confidence: 0.5 + 0.5 * Math.min(1, Math.abs(crossed.gap) / crossed.change),
    reasons: [crossingText(side, crossed, spans), gapText(crossed)],
    evidence: { ...crossed },
  };
}

function crossingText(
  side: Side,
  { fastMean, slowMean }: Crossing,
  { fast, slow }: { readonly fast: number; readonly slow: number },
): Text {
  const [fastText, slowText] = formatApart(fastMean, slowMean);
  return side === 'buy'
    ? {
        ko: `${fast}봉 평균(${fastText})이 ${slow}봉 평균(${slowText})을 위로 뚫었습니다.`,
        en: `The ${fast}-bar mean of ${fastText} has crossed above the ${slow}-bar mean of ${slowText}.`,
      }
    : {
        ko: `${fast}봉 평균(${fastText})이 ${slow}봉 평균(${slowText})을 아래로 뚫었습니다.`,
        en: `The ${fast}-bar mean of ${fastText} has crossed below the ${slow}-bar mean of ${slowText}.`,
      };
}

function gapText({ gap, change }: Crossing): Text {
  const [gapNow, usual] = [formatNumber(Math.abs(gap)), formatNumber(change)];
  return {
    ko: `두 평균의 차이는 ${gapNow}, 한 봉의 평소 움직임은 ${usual}입니다.`,
    en: `The means are ${gapNow} apart; a bar usually moves by ${usual}.`,
  };
}
