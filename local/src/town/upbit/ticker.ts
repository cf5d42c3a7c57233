import type { Candle } from '@gaemi/core/market/candle.ts';
import { dayMs, floorInstant, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { MarketSeries } from '../../markets/market-series.ts';
import { kstText, utcText, type UpbitMarket } from './upbit-market.ts';

/** The newest price and its day so far; a day begins at midnight UTC. */
export function tickerOf({ id, series }: UpbitMarket, nowMs: number): unknown {
  const trade = series.priceAt(nowMs);
  const today = series.formingAt(nowMs, dayMs);
  if (trade === undefined || today === undefined) return undefined;
  const year = yearOf(series, nowMs);
  const prev_closing_price = year.previousClose ?? today.open;
  const signed_change_price = trade.price - prev_closing_price;
  const signed_change_rate = signed_change_price / prev_closing_price;
  const lastDay = [...hoursBefore(series, nowMs), ...formingHour(series, nowMs)];
  const volume24h = sum(lastDay, ({ volume }) => volume);
  return {
    market: id,
    ...dateTime('trade_date', 'trade_time', utcText(trade.atMs)),
    ...dateTime('trade_date_kst', 'trade_time_kst', kstText(trade.atMs)),
    trade_timestamp: trade.atMs,
    opening_price: today.open,
    high_price: today.high,
    low_price: today.low,
    trade_price: trade.price,
    prev_closing_price,
    change: signed_change_price === 0 ? 'EVEN' : signed_change_price > 0 ? 'RISE' : 'FALL',
    change_price: Math.abs(signed_change_price),
    change_rate: Math.abs(signed_change_rate),
    signed_change_price,
    signed_change_rate,
    trade_volume: lastTradeVolume(series, nowMs),
    acc_trade_price: worth(today),
    acc_trade_price_24h: sum(lastDay, worth),
    acc_trade_volume: today.volume,
    acc_trade_volume_24h: Number(volume24h.toFixed(8)),
    ...extreme(year.candles, today, 'highest'),
    ...extreme(year.candles, today, 'lowest'),
    timestamp: nowMs,
  };
}

function dateTime(dateKey: string, timeKey: string, text: string): Record<string, string> {
  return { [dateKey]: text.slice(0, 10).replaceAll('-', ''), [timeKey]: text.slice(11, 19).replaceAll(':', '') };
}

/** Days of the last 52 weeks; asked for every second, changed once a day. */
const years = new WeakMap<MarketSeries, { dayAtMs: number; candles: readonly Candle[] }>();

function yearOf(
  series: MarketSeries,
  nowMs: number,
): { candles: readonly Candle[]; previousClose: number | undefined } {
  const dayAtMs = floorInstant(nowMs, dayMs);
  let year = years.get(series);
  if (year?.dayAtMs !== dayAtMs) {
    year = { dayAtMs, candles: series.candlesUpTo(nowMs, { spanMs: dayMs, fromMs: dayAtMs - 364 * dayMs }) };
    years.set(series, year);
  }
  return { candles: year.candles, previousClose: year.candles.at(-1)?.close };
}

/** By the hour: the edge of the 24 hours is as fine as that. */
function hoursBefore(series: MarketSeries, nowMs: number): Candle[] {
  return series.candlesUpTo(nowMs, { spanMs: hourMs, fromMs: floorInstant(nowMs, hourMs) - 23 * hourMs });
}

function formingHour(series: MarketSeries, nowMs: number): Candle[] {
  const forming = series.formingAt(nowMs, hourMs);
  return forming === undefined ? [] : [forming];
}

function lastTradeVolume(series: MarketSeries, nowMs: number): number {
  const forming = series.formingAt(nowMs, minuteMs);
  const seconds = (nowMs % minuteMs) / 1000 + 1;
  return Number(((forming?.volume ?? 0) / seconds).toFixed(8));
}

function extreme(days: readonly Candle[], today: Candle, kind: 'highest' | 'lowest'): Record<string, unknown> {
  const priceOf = (candle: Candle) => (kind === 'highest' ? candle.high : -candle.low);
  let best = today;
  for (const day of days) if (priceOf(day) > priceOf(best)) best = day;
  return {
    [`${kind}_52_week_price`]: Math.abs(priceOf(best)),
    [`${kind}_52_week_date`]: kstText(best.openAtMs).slice(0, 10),
  };
}

function worth({ open, high, low, close, volume }: Candle): number {
  return Number((((open + high + low + close) / 4) * volume).toFixed(5));
}

function sum(candles: readonly Candle[], of: (candle: Candle) => number): number {
  return candles.reduce((total, candle) => total + of(candle), 0);
}
