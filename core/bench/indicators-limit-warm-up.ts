import type { Bars } from '../src/signals/indicators/bars.ts';

/** The bars that the longest window needs; they are done by the book, and cost nothing beside a million. */
export const warmBars = 200;

const columnNames = [
  'sma20',
  'sma50',
  'sma200',
  'ema12',
  'ema26',
  'rsi',
  'macd',
  'signal',
  'histogram',
  'upper',
  'middle',
  'lower',
  'atr',
  'k',
  'd',
] as const;

export type LimitColumns = Record<(typeof columnNames)[number], Float64Array>;

export type LimitState = ReturnType<typeof emptyState>;

export function emptyState() {
  // The last place of a block needs no end of the one before; these lie far outside of all prices.
  const ends = (beyond: number): Float64Array => new Float64Array(15).fill(beyond, 14);
  return {
    sum20: 0,
    sum50: 0,
    sum200: 0,
    squares: 0,
    mean12: 0,
    mean26: 0,
    meanGap: 0,
    gains: 0,
    losses: 0,
    range: 0,
    place1: 0,
    place2: 0,
    k1: 0,
    k2: 0,
    tops: ends(-1e300),
    bottoms: ends(1e300),
    nextTops: ends(-1e300),
    nextBottoms: ends(1e300),
  };
}

/** Fills the first bars of all columns and leaves the state in which the next bar finds it. */
export function warmUp(bars: Bars, columns: LimitColumns, state: LimitState): void {
  for (let i = 0; i < warmBars; i += 1) {
    for (const name of columnNames) columns[name][i] = Number.NaN;
    means(bars, i, { columns, state });
    exponentials(bars, i, { columns, state });
    wilders(bars, i, { columns, state });
    places(bars, i, { columns, state });
  }
  // The ends of the last 14 bars, which the first block of the loop asks for.
  for (let count = 1; count < 14; count += 1) {
    state.tops[14 - count] = Math.max(...window(bars.high, warmBars - 1, count));
    state.bottoms[14 - count] = Math.min(...window(bars.low, warmBars - 1, count));
  }
}

interface Filled {
  readonly columns: LimitColumns;
  readonly state: LimitState;
}

function means({ close }: Bars, i: number, { columns, state }: Filled): void {
  const mean = (period: number): number => window(close, i, period).reduce((sum, price) => sum + price, 0) / period;
  if (i >= 19) {
    const center = mean(20);
    columns.sma20[i] = columns.middle[i] = center;
    state.sum20 = center * 20;
    state.squares = window(close, i, 20).reduce((sum, price) => sum + (price - center) ** 2, 0);
    columns.upper[i] = center + 2 * Math.sqrt(state.squares / 20);
    columns.lower[i] = center - 2 * Math.sqrt(state.squares / 20);
  }
  if (i >= 49) state.sum50 = (columns.sma50[i] = mean(50)) * 50;
  if (i >= 199) state.sum200 = (columns.sma200[i] = mean(200)) * 200;
}

function exponentials({ close }: Bars, i: number, { columns, state }: Filled): void {
  const price = close[i] ?? 0;
  const next = (mean: number, period: number): number =>
    i < period ? mean + price / period : mean + ((price - mean) * 2) / (period + 1);
  state.mean12 = next(state.mean12, 12);
  state.mean26 = next(state.mean26, 26);
  if (i >= 11) columns.ema12[i] = state.mean12;
  if (i < 25) return;
  columns.ema26[i] = state.mean26;
  const gap = (columns.macd[i] = state.mean12 - state.mean26);
  state.meanGap += i < 34 ? gap / 9 : (gap - state.meanGap) * 0.2;
  if (i < 33) return;
  columns.signal[i] = state.meanGap;
  columns.histogram[i] = gap - state.meanGap;
}

function wilders({ high, low, close }: Bars, i: number, { columns, state }: Filled): void {
  if (i === 0) return;
  const before = close[i - 1] ?? 0;
  const change = (close[i] ?? 0) - before;
  const travelled = Math.max(high[i] ?? 0, before) - Math.min(low[i] ?? 0, before);
  const keep = i <= 14 ? 1 : 13 / 14;
  state.gains = state.gains * keep + Math.abs(change) + change;
  state.losses = state.losses * keep + Math.abs(change) - change;
  state.range += i <= 14 ? travelled / 14 : (travelled - state.range) / 14;
  if (i < 14) return;
  columns.rsi[i] = (100 * state.gains) / (state.gains + state.losses);
  columns.atr[i] = state.range;
}

function places({ high, low, close }: Bars, i: number, { columns, state }: Filled): void {
  if (i < 13) return;
  const lowest = Math.min(...window(low, i, 14));
  const place = (100 * ((close[i] ?? 0) - lowest)) / (Math.max(...window(high, i, 14)) - lowest);
  const k = (place + state.place1 + state.place2) / 3;
  if (i >= 15) columns.k[i] = k;
  if (i >= 17) columns.d[i] = (k + state.k1 + state.k2) / 3;
  [state.place2, state.place1, state.k2, state.k1] = [state.place1, place, state.k1, k];
}

function window(column: Float64Array, last: number, period: number): Float64Array {
  return column.subarray(Math.max(0, last - period + 1), last + 1);
}
