import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { type Timeframe, timeframes } from '@gaemi/core/market/timeframe.ts';
import type { Side } from '@gaemi/core/signals/signal.ts';
import type { Order } from '@gaemi/core/trading/order.ts';

export interface FillMarker {
  readonly id: string;
  readonly atMs: number;
  readonly side: Side;
}

/** Where the person's orders were filled, oldest first. */
export function fillMarkers(orders: readonly Order[], instrument: Instrument): readonly FillMarker[] {
  return orders
    .filter((order) => order.instrumentId === instrument.id)
    .flatMap((order) => order.fills.map((fill) => ({ id: fill.id, atMs: fill.atMs, side: order.side })))
    .toSorted((left, right) => left.atMs - right.atMs);
}

/** The opening of the candle an instant falls into; daily bars open when their session does, so the newest before it. */
export function candleOpeningAt(candles: readonly Candle[], timeframe: Timeframe, atMs: number): number | undefined {
  const candle = candles.findLast(({ openAtMs }) => openAtMs <= atMs);
  if (candle === undefined || atMs - candle.openAtMs > 7 * timeframes[timeframe].spanMs) return undefined;
  return candle.openAtMs;
}
