import { aroon } from './aroon.ts';
import { averageDirectionalIndex } from './average-directional-index.ts';
import { averageTrueRange } from './average-true-range.ts';
import { bollingerBands } from './bollinger-bands.ts';
import { commodityChannelIndex } from './commodity-channel-index.ts';
import { donchianChannel } from './donchian-channel.ts';
import { exponentialMovingAverage } from './exponential-moving-average.ts';
import { historicalVolatility } from './historical-volatility.ts';
import { ichimoku } from './ichimoku.ts';
import type { Indicator } from './indicator.ts';
import { keltnerChannel } from './keltner-channel.ts';
import { macd } from './macd.ts';
import { minuteChange } from './minute-change.ts';
import { momentum } from './momentum.ts';
import { moneyFlowIndex } from './money-flow-index.ts';
import { onBalanceVolume } from './on-balance-volume.ts';
import { parabolicSar } from './parabolic-sar.ts';
import { rateOfChange } from './rate-of-change.ts';
import { relativeStrengthIndexSimpleIndicator } from './relative-strength-index-simple.ts';
import { relativeStrengthIndex } from './relative-strength-index.ts';
import { relativeStrength } from './relative-strength.ts';
import { simpleMovingAverageIndicator } from './simple-moving-average.ts';
import { standardDeviation } from './standard-deviation.ts';
import { stochasticRsi } from './stochastic-rsi.ts';
import { stochastic } from './stochastic.ts';
import { supertrend } from './supertrend.ts';
import { trix } from './trix.ts';
import { volumeWeightedAveragePrice } from './volume-weighted-average-price.ts';
import { weightedMovingAverage } from './weighted-moving-average.ts';
import { williamsR } from './williams-r.ts';

/** Every indicator of the desk. */
export const indicators: readonly Indicator[] = [
  simpleMovingAverageIndicator,
  exponentialMovingAverage,
  weightedMovingAverage,
  relativeStrengthIndex,
  relativeStrengthIndexSimpleIndicator,
  macd,
  bollingerBands,
  averageTrueRange,
  averageDirectionalIndex,
  stochastic,
  stochasticRsi,
  commodityChannelIndex,
  williamsR,
  moneyFlowIndex,
  onBalanceVolume,
  volumeWeightedAveragePrice,
  rateOfChange,
  momentum,
  standardDeviation,
  donchianChannel,
  keltnerChannel,
  supertrend,
  parabolicSar,
  ichimoku,
  aroon,
  trix,
  historicalVolatility,
  minuteChange,
  relativeStrength,
];
