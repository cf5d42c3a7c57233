import type { Bars } from '../src/signals/indicators/bars.ts';
import { emptyState, type LimitColumns, type LimitState, warmBars, warmUp } from './indicators-limit-warm-up.ts';

/**
 * What JavaScript can do at most: SMA 20/50/200, EMA 12/26, RSI 14, MACD 12/26/9, Bollinger 20/2, ATR 14 and Stochastic
 * 14/3/3 by hand in one pass, every period a constant, nothing shared with the desk's own indicators. It knows neither
 * holes nor appending, and its sums drift; it is here to be measured against, not to be used.
 */
export function indicatorsLimit(bars: Bars): LimitColumns {
  const columns = emptyColumns(bars.length);
  const state = emptyState();
  warmUp(bars, columns, state);
  runOn(bars, columns, state);
  return columns;
}

function emptyColumns(length: number): LimitColumns {
  const column = (): Float64Array => new Float64Array(length);
  return {
    sma20: column(),
    sma50: column(),
    sma200: column(),
    ema12: column(),
    ema26: column(),
    rsi: column(),
    macd: column(),
    signal: column(),
    histogram: column(),
    upper: column(),
    middle: column(),
    lower: column(),
    atr: column(),
    k: column(),
    d: column(),
  };
}

/** In blocks of 14 bars, the window of the Stochastic, see `slideRange`. */
function runOn({ high, low, close, length }: Bars, columns: LimitColumns, state: LimitState): void {
  const { sma20, sma50, sma200, ema12, ema26, rsi, macd, signal, histogram } = columns;
  const { upper, middle, lower, atr, k, d } = columns;
  let { sum20, sum50, sum200, squares, mean12, mean26, meanGap, gains, losses, range } = state;
  let { place1, place2, k1, k2, tops, bottoms, nextTops, nextBottoms } = state;
  let center = sum20 / 20;
  let before = close[warmBars - 1] ?? 0;
  for (let start = warmBars; start < length; start += 14) {
    const block = Math.min(14, length - start);
    const last = start + block - 1;
    let top = high[start] ?? 0;
    let bottom = low[start] ?? 0;
    let endTop = high[last] ?? 0;
    let endBottom = low[last] ?? 0;
    for (let count = 1; count <= block; count += 1) {
      const i = start + count - 1;
      const price = close[i] ?? 0;
      const old20 = close[i - 20] ?? 0;
      sum20 += price - old20;
      sum50 += price - (close[i - 50] ?? 0);
      sum200 += price - (close[i - 200] ?? 0);
      const mean = sum20 * (1 / 20);
      sma20[i] = mean;
      sma50[i] = sum50 * (1 / 50);
      sma200[i] = sum200 * (1 / 200);
      squares += (price - old20) * (price - mean + (old20 - center));
      center = mean;
      const reach = 2 * Math.sqrt((squares + Math.abs(squares)) * (1 / 40));
      upper[i] = mean + reach;
      middle[i] = mean;
      lower[i] = mean - reach;
      ema12[i] = mean12 += (price - mean12) * (2 / 13);
      ema26[i] = mean26 += (price - mean26) * (2 / 27);
      const gap = mean12 - mean26;
      meanGap += (gap - meanGap) * 0.2;
      macd[i] = gap;
      signal[i] = meanGap;
      histogram[i] = gap - meanGap;
      const change = price - before;
      const size = Math.abs(change);
      gains = gains * (13 / 14) + (size + change);
      losses = losses * (13 / 14) + (size - change);
      rsi[i] = (100 * gains) / (gains + losses);
      const barTop = high[i] ?? 0;
      const barBottom = low[i] ?? 0;
      const travelled = greater(barTop, before) - lesser(barBottom, before);
      atr[i] = range += (travelled - range) * (1 / 14);
      before = price;
      top = greater(barTop, top);
      bottom = lesser(barBottom, bottom);
      const lowest = lesser(bottoms[count] ?? 0, bottom);
      const place = (100 * (price - lowest)) / (greater(tops[count] ?? 0, top) - lowest);
      const newK = (place + place1 + place2) * (1 / 3);
      k[i] = newK;
      d[i] = (newK + k1 + k2) * (1 / 3);
      place2 = place1;
      place1 = place;
      k2 = k1;
      k1 = newK;
      nextTops[block - count] = endTop;
      nextBottoms[block - count] = endBottom;
      endTop = greater(high[last - count] ?? 0, endTop);
      endBottom = lesser(low[last - count] ?? 0, endBottom);
    }
    [tops, nextTops] = [nextTops, tops];
    [bottoms, nextBottoms] = [nextBottoms, bottoms];
  }
}

/** The maximum without a branch, exact for numbers within a factor of two (Sterbenz). */
function greater(a: number, b: number): number {
  const gap = a - b;
  return b + 0.5 * (gap + Math.abs(gap));
}

function lesser(a: number, b: number): number {
  const gap = a - b;
  return b + 0.5 * (gap - Math.abs(gap));
}
