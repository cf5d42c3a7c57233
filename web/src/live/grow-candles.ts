import type { Quote } from '@gaemi/core/market/board.ts';
import { intervalMs, type Candle, type Interval } from '@gaemi/core/market/candle.ts';

export interface Growth {
  readonly candles: readonly Candle[];
  /** A candle that closed in between was never seen: its page must be read again. */
  readonly gap: boolean;
}

/** Adds the candle that a quote says closed last; the same one twice, or an older one, changes nothing. */
export function growCandles(candles: readonly Candle[], interval: Interval, quote: Quote): Growth {
  const { closed } = quote;
  const last = candles.at(-1);
  if (closed === undefined) return { candles, gap: false };
  if (last === undefined) return { candles: [closed], gap: true };
  if (closed.openAtMs < last.openAtMs) return { candles, gap: false };
  if (closed.openAtMs === last.openAtMs) {
    return { candles: sameCandle(last, closed) ? candles : [...candles.slice(0, -1), closed], gap: false };
  }
  return { candles: [...candles, closed], gap: closed.openAtMs > last.openAtMs + intervalMs[interval] };
}

/** The closed candles and the one still forming, as a chart shows them. */
export function withForming(candles: readonly Candle[], forming: Candle | undefined): readonly Candle[] {
  const last = candles.at(-1);
  if (forming === undefined || (last !== undefined && forming.openAtMs <= last.openAtMs)) return candles;
  return [...candles, forming];
}

function sameCandle(left: Candle, right: Candle): boolean {
  return (
    left.close === right.close && left.high === right.high && left.low === right.low && left.volume === right.volume
  );
}
