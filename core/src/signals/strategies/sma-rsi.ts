import { formatApart } from '../../base/format.ts';
import { isAbove } from '../../base/is-above.ts';
import type { Text } from '../../base/text.ts';
import { relativeStrengthIndexSimple } from '../indicators/relative-strength-index-simple.ts';
import { simpleMovingAverage } from '../indicators/simple-moving-average.ts';
import type { Opinion, Strategy } from '../strategy.ts';

const averagePeriod = 20;
const strengthPeriod = 14;
const oversold = 30;
const overbought = 70;

/**
 * A dip within a rise: a buy when the close is above its mean of 20 and the RSI of 14 (plain means) below 30; a sale when
 * the close is below its mean and the RSI above 70. Confidence is 0.5 at the edge of the band and grows evenly to 1 at
 * an RSI of 0 or 100.
 */
export const smaRsi: Strategy = {
  id: 'sma-rsi',
  name: { ko: '이동평균과 RSI', en: 'Moving average and RSI' },
  description: {
    ko: `종가가 ${averagePeriod}봉 평균 위에 있고 RSI(${strengthPeriod})가 ${oversold} 미만이면 사고, 평균 아래에 있고 ${overbought} 초과이면 팝니다.`,
    en: `Buys when the close is above its ${averagePeriod}-bar mean and the ${strengthPeriod}-bar RSI is below ${oversold}; sells when it is below the mean and the RSI above ${overbought}.`,
  },
  warmupCandles: averagePeriod,
  evaluate({ candles }) {
    const closes = candles.slice(-averagePeriod).map(({ close }) => close);
    const price = closes.at(-1) ?? Number.NaN;
    const average = simpleMovingAverage(closes, averagePeriod).at(-1) ?? Number.NaN;
    const strength = relativeStrengthIndexSimple(closes, strengthPeriod).at(-1) ?? Number.NaN;
    if (isAbove(price, average) && isAbove(oversold, strength)) return buyOpinion({ price, average, strength });
    if (isAbove(average, price) && isAbove(strength, overbought)) return saleOpinion({ price, average, strength });
    return undefined;
  },
};

interface Reading {
  readonly price: number;
  readonly average: number;
  readonly strength: number;
}

function buyOpinion(reading: Reading): Opinion {
  const [strength, edge] = formatApart(reading.strength, oversold);
  return {
    side: 'buy',
    confidence: 0.5 + (0.5 * (oversold - reading.strength)) / oversold,
    reasons: [
      averageText(reading, { ko: '위', en: 'above' }),
      {
        ko: `RSI(${strengthPeriod}) 값 ${strength}, 과매도 기준 ${edge}보다 낮습니다.`,
        en: `The ${strengthPeriod}-bar RSI of ${strength} is below ${edge}: oversold.`,
      },
    ],
    evidence: { ...reading },
  };
}

function saleOpinion(reading: Reading): Opinion {
  const [strength, edge] = formatApart(reading.strength, overbought);
  return {
    side: 'sell',
    confidence: 0.5 + (0.5 * (reading.strength - overbought)) / (100 - overbought),
    reasons: [
      averageText(reading, { ko: '아래', en: 'below' }),
      {
        ko: `RSI(${strengthPeriod}) 값 ${strength}, 과매수 기준 ${edge}보다 높습니다.`,
        en: `The ${strengthPeriod}-bar RSI of ${strength} is above ${edge}: overbought.`,
      },
    ],
    evidence: { ...reading },
  };
}

function averageText({ price, average }: Reading, where: Text): Text {
  const [close, mean] = formatApart(price, average);
  return {
    ko: `종가(${close})는 ${averagePeriod}봉 평균(${mean}) ${where.ko}에 있습니다.`,
    en: `The close of ${close} is ${where.en} its ${averagePeriod}-bar mean of ${mean}.`,
  };
}
