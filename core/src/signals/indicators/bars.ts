import type { Candle } from '../../market/candle.ts';

const columnNames = ['atMs', 'open', 'high', 'low', 'close', 'volume', 'benchmark'] as const;

/**
 * Candles as columns, which indicators read ten times faster than objects. A column may be longer than `length`: what
 * lies behind is room to grow. `atMs` is the opening; `benchmark` the close of what the instrument is measured against.
 */
export interface Bars extends Record<(typeof columnNames)[number], Float64Array> {
  length: number;
}

export function toBars(candles: readonly Candle[], benchmark: ArrayLike<number> = []): Bars {
  const bars = emptyBars(candles.length);
  candles.forEach((candle, index) => appendBar(bars, candle, benchmark[index]));
  return bars;
}

export function emptyBars(capacity = 64): Bars {
  const column = (): Float64Array => new Float64Array(capacity);
  return {
    length: 0,
    atMs: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
    benchmark: column(),
  };
}

/** Adds the newest closed candle; room is doubled when it ends, so that a candle costs the same however many there are. */
export function appendBar(bars: Bars, candle: Candle, benchmark = Number.NaN): void {
  const index = bars.length;
  if (index === bars.close.length) for (const name of columnNames) bars[name] = grow(bars[name], index + 1);
  bars.atMs[index] = candle.openAtMs;
  bars.open[index] = candle.open;
  bars.high[index] = candle.high;
  bars.low[index] = candle.low;
  bars.close[index] = candle.close;
  bars.volume[index] = candle.volume;
  bars.benchmark[index] = benchmark;
  bars.length += 1;
}

export function emptyColumn(): Float64Array {
  return new Float64Array(0);
}

/** The column itself while it is long enough; else a longer one: the first time as long as asked, then twice as long. */
export function grow(column: Float64Array, length: number): Float64Array {
  if (length <= column.length) return column;
  const longer = new Float64Array(column.length === 0 ? length : Math.max(length, 2 * column.length));
  longer.set(column);
  return longer;
}
