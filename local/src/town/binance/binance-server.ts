import type { Candle } from '@gaemi/core/market/candle.ts';
import { dayMs, floorInstant, hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { MarketProgramme, MarketSeries } from '../../markets/market-series.ts';
import type { FaultBoard } from '../faults.ts';
import { type BinanceExchangeOptions, binanceExchangeRoutes } from './binance-exchange-routes.ts';
import { parseJson, type Route, type Vendor, type VendorReply, type VendorRequest } from '../serve-vendor.ts';

const spans: Readonly<Record<string, number>> = { '1m': minuteMs, '1h': hourMs, '1d': dayMs };
const prefix = 'binance:';
const invalidSymbol = failure(400, -1121, 'Invalid symbol.');

interface BinanceOptions {
  readonly programme: MarketProgramme;
  readonly faults: FaultBoard;
  /** Whose orders it takes; without a key it only quotes. */
  readonly exchange?: BinanceExchangeOptions;
}

/** The spot exchange: prices as text, in the exchange's own columns, and orders for one key. */
export function createBinance({ programme, faults, exchange }: BinanceOptions): Vendor {
  const route = (path: RegExp, answer: (query: URLSearchParams) => VendorReply): Route => ({
    method: 'GET',
    path,
    answer: ({ query }: VendorRequest) => answer(query),
  });
  return {
    faults,
    manners: {
      throttled: { ...failure(429, -1003, 'Too much request weight used.'), headers: { 'retry-after': '30' } },
      banned: {
        ...failure(418, -1003, 'Way too much request weight used; IP banned.'),
        headers: { 'retry-after': '120' },
      },
      failing: failure(502, -1000, 'An unknown error occurred while processing the request.'),
      maintenance: failure(503, -1016, 'This service is no longer available.'),
      notFound: { status: 404, body: '<html>Not found</html>' },
    },
    routes: [
      route(/^\/api\/v3\/ticker\/24hr$/, (query) => tickers(programme, query, faults.marketNow())),
      route(/^\/api\/v3\/klines$/, (query) => klines(programme, query, faults.marketNow())),
      ...(exchange === undefined ? [] : binanceExchangeRoutes({ programme, faults }, exchange)),
    ],
  };
}

function tickers(programme: MarketProgramme, query: URLSearchParams, nowMs: number): VendorReply {
  const asked = parseJson(query.get('symbols') ?? '');
  if (!Array.isArray(asked)) return failure(400, -1102, "Mandatory parameter 'symbols' was not sent.");
  const rows = asked.map((symbol: unknown) => {
    const series = find(programme, String(symbol));
    return series === undefined ? undefined : tickerOf(series, nowMs);
  });
  // One unknown market spoils the whole answer.
  return rows.includes(undefined) ? invalidSymbol : { status: 200, body: rows };
}

function tickerOf(series: MarketSeries, nowMs: number): Record<string, unknown> | undefined {
  const trade = series.priceAt(nowMs);
  if (trade === undefined) return undefined;
  const hours = series.candlesUpTo(nowMs, { spanMs: hourMs, fromMs: floorInstant(nowMs, hourMs) - dayMs });
  const forming = series.formingAt(nowMs, hourMs);
  const day = forming === undefined ? hours : [...hours.slice(1), forming];
  const open = day[0]?.open ?? trade.price;
  const volume = day.reduce((sum, hour) => sum + hour.volume, 0);
  const text = (value: number) => value.toFixed(8);
  return {
    symbol: symbolOf(series),
    priceChange: text(trade.price - open),
    priceChangePercent: ((trade.price / open - 1) * 100).toFixed(3),
    weightedAvgPrice: text((open + trade.price) / 2),
    prevClosePrice: text(open),
    lastPrice: text(trade.price),
    lastQty: '0.01000000',
    bidPrice: text(trade.price),
    bidQty: '1.00000000',
    askPrice: text(trade.price),
    askQty: '1.00000000',
    openPrice: text(open),
    highPrice: text(Math.max(...day.map(({ high }) => high), trade.price)),
    lowPrice: text(Math.min(...day.map(({ low }) => low), trade.price)),
    volume: text(volume),
    quoteVolume: text(volume * trade.price),
    openTime: nowMs - dayMs,
    // The exchange's clock runs on though nobody trades; the last trade is told here, so that ages are true.
    closeTime: trade.atMs,
    firstId: 1,
    lastId: 1 + day.length,
    count: day.length,
  };
}

function klines(programme: MarketProgramme, query: URLSearchParams, nowMs: number): VendorReply {
  const series = find(programme, query.get('symbol') ?? '');
  if (series === undefined) return invalidSymbol;
  const spanMs = spans[query.get('interval') ?? ''];
  if (spanMs === undefined) return failure(400, -1120, 'Invalid interval.');
  const limit = Math.min(1000, Number(query.get('limit') ?? 500));
  const fromMs = Number(query.get('startTime') ?? nowMs - limit * spanMs);
  if (!(limit > 0) || !(fromMs >= 0)) return failure(400, -1100, 'Illegal characters found in a parameter.');
  const startMs = Math.max(floorInstant(fromMs + spanMs - 1, spanMs), series.beginsAtMs);
  const closed = series.candlesUpTo(Math.min(nowMs, startMs + (limit + 1) * spanMs), { spanMs, fromMs: startMs });
  const forming = series.formingAt(nowMs, spanMs);
  const rows = forming === undefined || forming.openAtMs < startMs ? closed : [...closed, forming];
  return { status: 200, body: rows.slice(0, limit).map((candle) => klineOf(candle, spanMs)) };
}

function klineOf({ openAtMs, open, high, low, close, volume }: Candle, spanMs: number): unknown[] {
  const prices = [open, high, low, close].map((price) => price.toFixed(8));
  const worth = (volume * close).toFixed(8);
  return [openAtMs, ...prices, volume.toFixed(8), openAtMs + spanMs - 1, worth, 1, '0.00000000', '0.00000000', '0'];
}

function find({ instruments }: MarketProgramme, symbol: string): MarketSeries | undefined {
  return instruments.find((series) => series.instrumentId.startsWith(prefix) && symbolOf(series) === symbol);
}

/** `binance:BTC-USDT` is the exchange's `BTCUSDT`. */
function symbolOf({ instrumentId }: MarketSeries): string {
  return instrumentId.slice(prefix.length).replace('-', '');
}

function failure(status: number, code: number, msg: string): VendorReply {
  return { status, body: { code, msg } };
}
