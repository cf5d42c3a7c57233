import * as z from 'zod/mini';
import { dayMs, hourMs, Instant, minuteMs } from '../base/instant.ts';

export const Interval = z.enum(['1m', '1h', '1d']);
export type Interval = z.output<typeof Interval>;

export const intervalMs: Readonly<Record<Interval, number>> = { '1m': minuteMs, '1h': hourMs, '1d': dayMs };

/** Prices in the instrument's currency, volume in the instrument; plain numbers, for charts and statistics. */
export const Candle = z.object({
  openAtMs: Instant,
  open: z.number(),
  high: z.number(),
  low: z.number(),
  close: z.number(),
  volume: z.number(),
});
export type Candle = z.output<typeof Candle>;

/** The instant from which a candle may be used for decisions. */
export function closeAtMs(openAtMs: Instant, interval: Interval): Instant {
  return openAtMs + intervalMs[interval];
}

/** A million times the dearest share and coin there are: beyond it a number is a vendor's mistake. */
const priceMax = 1e15;

/** Whether a number may be the price of something. */
export function isPrice(price: number): boolean {
  return price > 0 && price <= priceMax;
}

/** Says what is wrong with a vendor's candle, or nothing. */
export function candleFault(candle: Candle): string | undefined {
  const prices = [candle.open, candle.high, candle.low, candle.close];
  if (prices.some((price) => !(price > 0))) return 'a price is not a positive number';
  if (!prices.every(isPrice)) return 'a price is larger than any market has';
  if (!Number.isFinite(candle.volume) || candle.volume < 0) return 'the volume is not a number of zero or more';
  if (candle.high < Math.max(candle.open, candle.close)) return 'the high is below the open or the close';
  if (candle.low > Math.min(candle.open, candle.close)) return 'the low is above the open or the close';
  return undefined;
}
