import { dayMs, koreaOffsetMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Route, VendorReply, VendorRequest } from '../serve-vendor.ts';
import { dayCandles, minuteCandles, type CandleQuestion } from './candle-rows.ts';
import { orderbookOf } from './orderbook.ts';
import type { RateGroup, RateLimit } from './rate-limit.ts';
import { tickerOf } from './ticker.ts';
import { marketOf, type UpbitMarket, marketsOf, namesOf, quotationError, type UpbitFloor } from './upbit-market.ts';

const minuteUnits = new Set(['1', '3', '5', '10', '15', '30', '60', '240']);
const required = quotationError(400, 'Missing request parameter error. Check the required parameters!');
const invalid = quotationError(400, 'Invalid parameter. Check the given value!');
const mistyped = quotationError(400, 'Type mismatch error. Check the parameters type!');
const unknown = quotationError(404, 'Code not found');

/** The public half of the exchange: no key, numbers as JSON numbers. */
export function quotationRoutes(floor: UpbitFloor, limit: RateLimit): Route[] {
  const route = (path: RegExp, group: string, answer: (request: VendorRequest) => VendorReply): Route => ({
    method: 'GET',
    path,
    answer: (request) => limited(limit, { name: group, perSecond: 10, perMinute: 600 }, () => answer(request)),
  });
  return [
    route(/^\/v1\/market\/all$/, 'market', ({ query }) => ok(listMarkets(floor, query.get('is_details') === 'true'))),
    route(/^\/v1\/ticker$/, 'ticker', ({ query }) =>
      forMarkets(floor, query, (market) => tickerOf(market, floor.marketNow())),
    ),
    route(/^\/v1\/ticker\/all$/, 'ticker', ({ query }) => {
      const currencies = (query.get('quote_currencies') ?? '').split(',');
      const markets = currencies.includes('KRW') ? marketsOf(floor) : [];
      return ok(markets.flatMap((market) => tickerOf(market, floor.marketNow()) ?? []));
    }),
    route(/^\/v1\/candles\/minutes\/(?<unit>[^/]+)$/, 'candles', (request) => {
      const { unit = '' } = request.params;
      if (!minuteUnits.has(unit)) return invalid;
      return forCandles(floor, request, (question) => minuteCandles(question, Number(unit)));
    }),
    route(/^\/v1\/candles\/days$/, 'candles', (request) => forCandles(floor, request, dayCandles)),
    route(/^\/v1\/orderbook$/, 'orderbook', ({ query }) => {
      const levels = Math.min(30, Number(query.get('count') ?? 30));
      return forMarkets(floor, query, (market) => orderbookOf(market, floor.marketNow(), levels));
    }),
    route(/^\/v1\/orderbook\/instruments$/, 'orderbook', ({ query }) =>
      forMarkets(floor, query, (market) => tickOf(market, floor.marketNow())),
    ),
  ];
}

/** Calls of one address, which is all that a machine has. */
function limited(limit: RateLimit, group: RateGroup, answer: () => VendorReply): VendorReply {
  const admitted = limit.admit(group);
  if ('refused' in admitted) return admitted.refused;
  const reply = answer();
  return { ...reply, headers: { ...reply.headers, ...admitted.headers, 'limit-by-ip': 'Yes' } };
}

function ok(body: unknown): VendorReply {
  return { status: 200, body };
}

function listMarkets(floor: UpbitFloor, details: boolean): unknown[] {
  const market_event = {
    warning: false,
    caution: {
      PRICE_FLUCTUATIONS: false,
      TRADING_VOLUME_SOARING: false,
      DEPOSIT_AMOUNT_SOARING: false,
      GLOBAL_PRICE_DIFFERENCES: false,
      CONCENTRATION_OF_SMALL_ACCOUNTS: false,
    },
  };
  return marketsOf(floor).map(({ id }) => ({ market: id, ...namesOf(id), ...(details ? { market_event } : {}) }));
}

/** One unknown market spoils the whole answer. */
function forMarkets(floor: UpbitFloor, query: URLSearchParams, answer: (market: UpbitMarket) => unknown): VendorReply {
  const ids = query.get('markets');
  if (ids === null || ids === '') return required;
  const rows: unknown[] = [];
  for (const id of ids.split(',')) {
    const market = marketOf(floor, id.trim().toUpperCase());
    const row = market === undefined ? undefined : answer(market);
    if (row === undefined) return unknown;
    rows.push(row);
  }
  return ok(rows);
}

function forCandles(
  floor: UpbitFloor,
  { query }: VendorRequest,
  answer: (question: CandleQuestion) => unknown[],
): VendorReply {
  const id = query.get('market');
  if (id === null || id === '') return required;
  const market = marketOf(floor, id);
  if (market === undefined) return unknown;
  const count = Number(query.get('count') ?? 1);
  if (!Number.isInteger(count)) return mistyped;
  if (count < 1 || count > 200) return invalid;
  const toMs = readTo(query.get('to'), floor.marketNow());
  if (Number.isNaN(toMs)) return invalid;
  return ok(answer({ market, nowMs: floor.marketNow(), toMs, count }));
}

/** The end that is asked for, excluded; without one, everything up to now. */
function readTo(text: string | null, nowMs: number): number {
  if (text === null || text === '') return nowMs + minuteMs;
  // A bare plus sign in a query means a space.
  const iso = text.trim().replace(' ', /[\s+]\d\d:\d\d$/.test(text) && text.includes('T') ? '+' : 'T');
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`;
  const atMs = Date.parse(zoned);
  // A candle of a day that has only begun in Korea is asked for with a later date.
  return Math.min(atMs, nowMs + dayMs + koreaOffsetMs);
}

function tickOf({ id, series }: UpbitMarket, nowMs: number): unknown {
  const price = series.priceAt(nowMs)?.price;
  if (price === undefined) return undefined;
  const tick = series.tickSize(price);
  const supported_levels = ['0', ...[10, 100, 1000, 10_000, 100_000].map((factor) => String(tick * factor))];
  return { market: id, quote_currency: 'KRW', tick_size: String(tick), supported_levels };
}
