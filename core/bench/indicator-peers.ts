import { IndicatorsSync } from '@ixjb94/indicators';
import * as indicatorts from 'indicatorts';
import * as technical from 'technicalindicators';
import { ATR, BollingerBands, EMA, MACD, RSI, SMA, StochasticOscillator } from 'trading-signals';
import type { Bars } from '../src/signals/indicators/bars.ts';
import { at } from '../src/signals/indicators/filters/filter.ts';
import type { Columns, Prepare } from './indicator-implementations.ts';
import type { ImplementationName } from './indicator-names.ts';

/** The libraries of the npm registry that people use for this, each called the way its own pages show. */
export const indicatorPeers = {
  '@ixjb94/indicators': prepareIxjb,
  indicatorts: prepareIndicatorts,
  'trading-signals': prepareTradingSignals,
  technicalindicators: prepareTechnicalIndicators,
} satisfies Partial<Record<ImplementationName, Prepare>>;

function prepareIxjb(bars: Bars): () => Columns {
  const peer = new IndicatorsSync();
  const { high, low, close } = arraysOf(bars);
  return () => {
    const [macd, signal, histogram] = peer.macd(close, 12, 26, 9);
    const [lower, middle, upper] = peer.bbands(close, 20, 2);
    const [k, d] = peer.stoch(high, low, close, 14, 3, 3);
    const means = [peer.sma(close, 20), peer.sma(close, 50), peer.sma(close, 200)];
    const others = [peer.ema(close, 12), peer.ema(close, 26), peer.rsi(close, 14), macd, signal, histogram];
    return [...means, ...others, upper, middle, lower, peer.atr(high, low, close, 14), k, d];
  };
}

function prepareIndicatorts(bars: Bars): () => Columns {
  const { high, low, close } = arraysOf(bars);
  const { sma, ema, rsi, macd, bb, atr, stoch } = indicatorts;
  return () => {
    const { macdLine, signalLine } = macd(close, { fast: 12, slow: 26, signal: 9 });
    const { upper, middle, lower } = bb(close, { period: 20 });
    // It has no smoothing between the place and its mean, therefore no `k` and `d` of ours.
    stoch(high, low, close, { kPeriod: 14, dPeriod: 3 });
    const means = [20, 50, 200].map((period) => sma(close, { period }));
    const others = [ema(close, { period: 12 }), ema(close, { period: 26 }), rsi(close, { period: 14 })];
    const range = atr(high, low, close, { period: 14 }).atrLine;
    return [...means, ...others, macdLine, signalLine, undefined, upper, middle, lower, range, undefined, undefined];
  };
}

function prepareTradingSignals(bars: Bars): () => Columns {
  const { close } = arraysOf(bars);
  const candles = close.map((price, i) => ({ high: at(bars.high, i), low: at(bars.low, i), close: price }));
  return () => {
    const macd = new MACD(new EMA(12), new EMA(26), new EMA(9));
    const bands = new BollingerBands(20, 2);
    const places = new StochasticOscillator({ kPeriod: 14, kSlowingPeriod: 3, dPeriod: 3 });
    const range = new ATR(14);
    const singles = [new SMA(20), new SMA(50), new SMA(200), new EMA(12), new EMA(26), new RSI(14)];
    const single = singles.map((indicator) => close.map((price) => indicator.update(price, false)));
    const macds = close.map((price) => macd.update(price, false));
    const bandses = close.map((price) => bands.update(price, false));
    const ranges = candles.map((candle) => range.update(candle, false));
    const stochastics = candles.map((candle) => places.update(candle, false));
    return [
      ...single.map((values) => column(values, (value) => value)),
      column(macds, (value) => value?.macd),
      column(macds, (value) => value?.signal),
      column(macds, (value) => value?.histogram),
      column(bandses, (value) => value?.upper),
      column(bandses, (value) => value?.middle),
      column(bandses, (value) => value?.lower),
      column(ranges, (value) => value),
      column(stochastics, (value) => value?.stochK),
      column(stochastics, (value) => value?.stochD),
    ];
  };
}

function prepareTechnicalIndicators(bars: Bars): () => Columns {
  const { high, low, close } = arraysOf(bars);
  const { sma, ema, rsi, macd, bollingerbands, atr, stochastic } = technical;
  return () => {
    const macds = macd({
      values: close,
      fastPeriod: 12,
      slowPeriod: 26,
      signalPeriod: 9,
      SimpleMAOscillator: false,
      SimpleMASignal: false,
    });
    const bands = bollingerbands({ values: close, period: 20, stdDev: 2 });
    // It has no smoothing between the place and its mean, therefore no `k` and `d` of ours.
    stochastic({ high, low, close, period: 14, signalPeriod: 3 });
    const means = [20, 50, 200].map((period) => sma({ values: close, period }));
    const others = [12, 26].map((period) => ema({ values: close, period }));
    return [
      ...means,
      ...others,
      rsi({ values: close, period: 14 }),
      column(macds, ({ MACD: gap }) => gap),
      column(macds, ({ signal }) => signal),
      column(macds, ({ histogram }) => histogram),
      column(bands, ({ upper }) => upper),
      column(bands, ({ middle }) => middle),
      column(bands, ({ lower }) => lower),
      atr({ high, low, close, period: 14 }),
      undefined,
      undefined,
    ];
  };
}

/** Only the last value is looked at; the answer of the library itself is what has been computed. */
function column<Answer>(answers: readonly Answer[], valueOf: (answer: Answer) => number | null | undefined): number[] {
  const last = answers.at(-1);
  return last === undefined ? [] : [valueOf(last) ?? Number.NaN];
}

function arraysOf({ high, low, close, length }: Bars): Record<'high' | 'low' | 'close', number[]> {
  const array = (values: Float64Array): number[] => Array.from(values.subarray(0, length));
  return { high: array(high), low: array(low), close: array(close) };
}
