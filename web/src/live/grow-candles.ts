import { floorInstant } from '@gaemi/core/base/instant.ts';
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

/**
 * The closed candles and the one still forming, as a chart shows them. A feed that tells no forming candle still tells a
 * price: in markets that never close it stands for the minute that has begun.
 */
export function withForming(
  candles: readonly Candle[],
  interval: Interval,
  quote: Quote | undefined,
): readonly Candle[] {
  const last = candles.at(-1);
  if (quote === undefined || last === undefined) return candles;
  const forming = quote.forming ?? (interval === '1m' ? candleOfPrice(last, quote) : undefined);
  return forming === undefined || forming.openAtMs <= last.openAtMs ? candles : [...candles, forming];
}

function candleOfPrice(last: Candle, { price, atMs }: Quote): Candle {
  return {
    openAtMs: floorInstant(atMs, intervalMs['1m']),
    open: last.close,
    high: Math.max(last.close, price),
    low: Math.min(last.close, price),
    close: price,
    volume: 0,
  };
}

function sameCandle(left: Candle, right: Candle): boolean {
  return (
    left.close === right.close && left.high === right.high && left.low === right.low && left.volume === right.volume
  );
}
