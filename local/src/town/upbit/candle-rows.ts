import type { Candle } from '@gaemi/core/market/candle.ts';
import { dayMs, floorInstant, minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import { kstText, utcText, type UpbitMarket } from './upbit-market.ts';

export interface CandleQuestion {
  readonly market: UpbitMarket;
  readonly nowMs: number;
  /** Excluded. */
  readonly toMs: number;
  readonly count: number;
}

/** Newest first, the forming one included; minutes without a trade are not there. */
export function minuteCandles(question: CandleQuestion, unit: number): unknown[] {
  return newestFirst(question, unit * minuteMs).map((candle) => ({
    ...rowOf(candle, question, unit * minuteMs),
    unit,
  }));
}

/** A day begins at midnight UTC, which is nine in the morning in Seoul. */
export function dayCandles(question: CandleQuestion): unknown[] {
  const candles = newestFirst({ ...question, count: question.count + 1 }, dayMs);
  return candles.slice(0, question.count).map((candle, index) => {
    const previousClose = candles[index + 1]?.close ?? candle.open;
    return {
      ...rowOf(candle, question, dayMs),
      prev_closing_price: previousClose,
      change_price: candle.close - previousClose,
      change_rate: candle.close / previousClose - 1,
    };
  });
}

function newestFirst({ market, nowMs, toMs, count }: CandleQuestion, spanMs: number): Candle[] {
  const { series } = market;
  const forming = series.formingAt(nowMs, spanMs);
  const newest = forming !== undefined && forming.openAtMs < toMs ? [forming] : [];
  const untilMs = Math.min(nowMs, toMs + spanMs);
  // Minutes can be missing, so the span grows until there are enough or nothing is older.
  for (let length = count + 1; ; length *= 4) {
    const fromMs = floorInstant(untilMs, spanMs) - length * spanMs;
    const closed = series.candlesUpTo(untilMs, { spanMs, fromMs: Math.max(fromMs, series.beginsAtMs) });
    const older = closed.filter(({ openAtMs }) => openAtMs < toMs).toReversed();
    const candles = [...newest, ...older];
    if (candles.length >= count || fromMs <= series.beginsAtMs) return candles.slice(0, count);
  }
}

function rowOf(candle: Candle, { market, nowMs }: CandleQuestion, spanMs: number) {
  const typical = (candle.open + candle.high + candle.low + candle.close) / 4;
  return {
    market: market.id,
    candle_date_time_utc: utcText(candle.openAtMs),
    candle_date_time_kst: kstText(candle.openAtMs),
    opening_price: candle.open,
    high_price: candle.high,
    low_price: candle.low,
    trade_price: candle.close,
    // The last trade in it, not its beginning.
    timestamp: Math.min(nowMs, candle.openAtMs + spanMs - secondMs),
    candle_acc_trade_price: Number((typical * candle.volume).toFixed(5)),
    candle_acc_trade_volume: candle.volume,
  };
}
