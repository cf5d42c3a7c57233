import type { Candle } from '@gaemi/core/market/candle.ts';
import { dayMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { dateText, endOfMinute, type KisMarket, timeText } from './kis-market.ts';

/** Newest first, as many as the vendor answers; all numbers are text. */
export function minuteChart(market: KisMarket, query: URLSearchParams, { nowMs, rows }: ChartTime): object | undefined {
  const date = query.get('FID_INPUT_DATE_1') ?? dateText(nowMs);
  const endMs = endOfMinute(date, query.get('FID_INPUT_HOUR_1') ?? '');
  if (endMs === undefined) return undefined;
  const untilMs = Math.min(endMs, nowMs + 1);
  const { series } = market;
  // Over a weekend and a night the last rows lie days back.
  for (const lookBackMs of [dayMs, 5 * dayMs, 15 * dayMs]) {
    const fromMs = Math.max(untilMs - lookBackMs, series.beginsAtMs);
    const closed = series.candlesUpTo(untilMs, { spanMs: minuteMs, fromMs });
    const forming = endMs > nowMs ? series.formingAt(nowMs, minuteMs) : undefined;
    const candles = forming === undefined ? closed : [...closed, forming];
    if (candles.length < rows && fromMs > series.beginsAtMs && lookBackMs < 15 * dayMs) continue;
    const output2 = candles.slice(-rows).toReversed();
    return { output1: headOf(market, nowMs), output2: output2.map((candle) => minuteRow(market, candle)) };
  }
  return undefined;
}

/** Days between two dates, newest first, a hundred at most; the running one is among them. */
export function dayChart(market: KisMarket, query: URLSearchParams, { nowMs, rows }: ChartTime): object | undefined {
  const fromMs = endOfMinute(query.get('FID_INPUT_DATE_1') ?? '', '0000');
  const lastMs = endOfMinute(query.get('FID_INPUT_DATE_2') ?? '', '2359');
  if (fromMs === undefined || lastMs === undefined) return undefined;
  const { series } = market;
  const untilMs = Math.min(nowMs, lastMs);
  const closed = series.candlesUpTo(untilMs, { spanMs: dayMs, fromMs: Math.max(fromMs - minuteMs, series.beginsAtMs) });
  const forming = lastMs > nowMs ? series.formingAt(nowMs, dayMs) : undefined;
  const candles = forming === undefined ? closed : [...closed, forming];
  const output2 = candles.slice(-rows).toReversed();
  return { output1: headOf(market, nowMs), output2: output2.map((candle) => dayRow(market, candle)) };
}

interface ChartTime {
  readonly nowMs: number;
  readonly rows: number;
}

function headOf({ series, kind }: KisMarket, nowMs: number): object {
  const price = series.priceAt(nowMs)?.price ?? 0;
  const days = series.candlesUpTo(nowMs, { spanMs: dayMs, fromMs: Math.max(nowMs - 15 * dayMs, series.beginsAtMs) });
  const today = series.formingAt(nowMs, dayMs);
  const before = today === undefined ? days.at(-2) : days.at(-1);
  const volume = String(Math.round((today ?? days.at(-1))?.volume ?? 0));
  if (kind === 'stock') {
    return { stck_prpr: String(price), stck_prdy_clpr: String(before?.close ?? price), acml_vol: volume };
  }
  return { futs_prpr: price.toFixed(2), futs_prdy_clpr: (before?.close ?? price).toFixed(2), acml_vol: volume };
}

function minuteRow(market: KisMarket, candle: Candle): object {
  const when = { stck_bsop_date: dateText(candle.openAtMs), stck_cntg_hour: timeText(candle.openAtMs) };
  const cntg_vol = String(Math.round(candle.volume));
  const closing = market.kind === 'stock' ? { stck_prpr: String(candle.close) } : {};
  return { ...when, ...pricesOf(market, candle), ...closing, cntg_vol, acml_tr_pbmn: '0' };
}

function dayRow(market: KisMarket, candle: Candle): object {
  const acml_vol = String(Math.round(candle.volume));
  const closing = market.kind === 'stock' ? { stck_clpr: String(candle.close) } : {};
  const when = { stck_bsop_date: dateText(candle.openAtMs) };
  return { ...when, ...pricesOf(market, candle), ...closing, acml_vol, acml_tr_pbmn: '0', mod_yn: 'N' };
}

function pricesOf({ kind }: KisMarket, { open, high, low, close }: Candle): object {
  if (kind === 'stock') return { stck_oprc: String(open), stck_hgpr: String(high), stck_lwpr: String(low) };
  const text = (price: number) => price.toFixed(2);
  return { futs_prpr: text(close), futs_oprc: text(open), futs_hgpr: text(high), futs_lwpr: text(low) };
}
