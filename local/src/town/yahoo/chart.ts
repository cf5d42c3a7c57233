import type { Candle } from '@gaemi/core/market/candle.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import { hoursOfDay, localDay } from '../../markets/session.ts';
import type { VendorReply } from '../serve-vendor.ts';
import { quoteRow } from './quote-row.ts';
import { currentSession, type Listing, offsetSeconds } from './yahoo-market.ts';

const spans: Readonly<Record<string, number>> = {
  '1m': minuteMs,
  '2m': 2 * minuteMs,
  '5m': 5 * minuteMs,
  '15m': 15 * minuteMs,
  '30m': 30 * minuteMs,
  '60m': hourMs,
  '90m': 90 * minuteMs,
  '1h': hourMs,
  '1d': dayMs,
  // Made of its days.
  '1mo': dayMs,
};

/** Candles of a symbol in the vendor's columns; the last row may still be forming. */
export function chartOf(listing: Listing, query: URLSearchParams, nowMs: number): VendorReply {
  const interval = query.get('interval') ?? '1d';
  const spanMs = spans[interval];
  const fromMs = Number(query.get('period1') ?? NaN) * secondMs;
  const toMs = Number(query.get('period2') ?? nowMs / secondMs) * secondMs;
  if (spanMs === undefined || !(fromMs < toMs)) {
    return chartError(400, 'Bad Request', "Data doesn't exist for the dates or interval that were asked for");
  }
  const regular = rowsOf(listing, { spanMs, fromMs, toMs, nowMs }).filter(
    (row) => query.get('includePrePost') === 'true' || isRegular(listing, row, spanMs),
  );
  const rows = interval === '1mo' ? monthsOf(regular) : regular;
  const column = (key: Exclude<keyof Candle, 'openAtMs'>) => rows.map((row) => row[key]);
  const quote =
    rows.length === 0
      ? {}
      : {
          open: column('open'),
          high: column('high'),
          low: column('low'),
          close: column('close'),
          volume: rows.map(({ volume }) => Math.round(volume)),
        };
  const result = {
    meta: metaOf(listing, { interval, fromMs, nowMs }),
    ...(rows.length === 0 ? {} : { timestamp: rows.map(({ stampMs }) => Math.floor(stampMs / secondMs)) }),
    indicators: {
      quote: [quote],
      ...(spanMs === dayMs ? { adjclose: [rows.length === 0 ? {} : { adjclose: column('close') }] } : {}),
    },
  };
  return { status: 200, body: { chart: { result: [result], error: null } } };
}

export function chartError(status: number, code: string, description: string): VendorReply {
  return { status, body: { chart: { result: null, error: { code, description } } } };
}

interface Row extends Candle {
  readonly stampMs: number;
}

interface Window {
  readonly spanMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
}

function rowsOf({ series }: Listing, { spanMs, fromMs, toMs, nowMs }: Window): Row[] {
  const untilMs = Math.min(nowMs, toMs + spanMs);
  const closed = series.candlesUpTo(untilMs, { spanMs, fromMs: Math.max(fromMs, series.beginsAtMs) });
  const rows = closed
    .filter(({ openAtMs }) => openAtMs < toMs)
    .map((candle) => ({ ...candle, stampMs: candle.openAtMs }));
  const forming = series.formingAt(nowMs, spanMs);
  if (forming === undefined || forming.openAtMs < fromMs || forming.openAtMs >= toMs) return rows;
  // The row that is still forming is stamped with its last trade.
  return [...rows, { ...forming, stampMs: series.priceAt(nowMs)?.atMs ?? forming.openAtMs }];
}

/** A month is stamped with its first day of trading. */
function monthsOf(days: readonly Row[]): Row[] {
  const months = Map.groupBy(days, ({ openAtMs }) => new Date(openAtMs).toISOString().slice(0, 7));
  return [...months.values()].flatMap((month) => {
    const [first] = month;
    if (first === undefined) return [];
    return {
      ...first,
      high: Math.max(...month.map(({ high }) => high)),
      low: Math.min(...month.map(({ low }) => low)),
      close: month.at(-1)?.close ?? first.close,
      volume: month.reduce((sum, { volume }) => sum + volume, 0),
    };
  });
}

function isRegular({ series }: Listing, { openAtMs }: Row, spanMs: number): boolean {
  const hours = hoursOfDay(series.session, localDay(series.session, openAtMs));
  return openAtMs < hours.closeAtMs && openAtMs + spanMs > hours.openAtMs;
}

function metaOf(listing: Listing, { interval, fromMs, nowMs }: { interval: string; fromMs: number; nowMs: number }) {
  const { series, symbol, name, quoteType, currency, exchange, exchangeName, zone } = listing;
  const trade = series.priceAt(nowMs);
  const quote = quoteRow(listing, nowMs) ?? {};
  const gmtoffset = offsetSeconds(listing, nowMs);
  const days = series.candlesUpTo(fromMs, { spanMs: dayMs, fromMs: Math.max(series.beginsAtMs, fromMs - 10 * dayMs) });
  const chartPreviousClose = days.at(-1)?.close ?? trade?.price;
  const { openAtMs, closeAtMs } = currentSession(listing, nowMs);
  const period = (startMs: number, endMs: number) => {
    return { timezone: zone, start: startMs / secondMs, end: endMs / secondMs, gmtoffset };
  };
  return {
    currency,
    symbol,
    exchangeName: exchange,
    fullExchangeName: exchangeName,
    instrumentType: quoteType,
    firstTradeDate: Math.floor(series.beginsAtMs / secondMs),
    regularMarketTime: Math.floor((trade?.atMs ?? nowMs) / secondMs),
    hasPrePostMarketData: series.session.id === 'new-york',
    gmtoffset,
    timezone: zone,
    exchangeTimezoneName: series.session.timeZone,
    regularMarketPrice: trade?.price,
    fiftyTwoWeekHigh: quote['fiftyTwoWeekHigh'],
    fiftyTwoWeekLow: quote['fiftyTwoWeekLow'],
    regularMarketDayHigh: quote['regularMarketDayHigh'],
    regularMarketDayLow: quote['regularMarketDayLow'],
    regularMarketVolume: quote['regularMarketVolume'],
    longName: name,
    shortName: name,
    chartPreviousClose,
    ...(interval === '1d' ? {} : { previousClose: chartPreviousClose, scale: 3 }),
    priceHint: 2,
    currentTradingPeriod: {
      pre: period(openAtMs - 4 * hourMs, openAtMs),
      regular: period(openAtMs, closeAtMs),
      post: period(closeAtMs, closeAtMs + 4 * hourMs),
    },
    dataGranularity: interval,
    range: '',
    validRanges: ['1d', '5d', '1mo', '3mo', '6mo', '1y', '2y', '5y', '10y', 'ytd', 'max'],
  };
}
