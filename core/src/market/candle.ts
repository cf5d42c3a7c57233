import * as z from 'zod/mini';
import { dayMs, hourMs, Instant, minuteMs } from '../base/instant.ts';
import type { Text } from '../base/text.ts';

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

/** Says what is wrong with a candle of a vendor or a file, or nothing. */
export function candleFault(candle: Candle): Text | undefined {
  const prices = [candle.open, candle.high, candle.low, candle.close];
  if (prices.some((price) => !(price > 0)))
    return { ko: '0보다 크지 않은 가격이 있습니다', en: 'a price is not a positive number' };
  if (!prices.every(isPrice))
    return { ko: '어느 시장에도 없을 만큼 큰 가격이 있습니다', en: 'a price is larger than any market has' };
  if (!Number.isFinite(candle.volume) || candle.volume < 0)
    return { ko: '거래량이 0 이상의 수가 아닙니다', en: 'the volume is not a number of zero or more' };
  if (candle.high < Math.max(candle.open, candle.close))
    return { ko: '고가가 시가나 종가보다 낮습니다', en: 'the high is below the open or the close' };
  if (candle.low > Math.min(candle.open, candle.close))
    return { ko: '저가가 시가나 종가보다 높습니다', en: 'the low is above the open or the close' };
  return undefined;
}
