import { minuteMs } from '@gaemi/core/base/instant.ts';

const spans: Readonly<Record<string, number>> = { 'minutes/1': 1, 'minutes/60': 60, days: 1440 };

/** Prices are JSON numbers here, and the name of an error is its status. */
export function answerQuotation(path: string, query: URLSearchParams, price: number) {
  const unit = spans[path.replace('/v1/candles/', '')];
  const markets = (query.get('markets') ?? query.get('market') ?? 'KRW-BTC').split(',');
  if (markets.some((market) => market !== 'KRW-BTC')) return refuse(404, 'Code not found');
  if (path === '/v1/market/all') {
    return ok([{ market: 'KRW-BTC', korean_name: '비트코인', english_name: 'Bitcoin' }]);
  }
  if (path === '/v1/ticker') return ok([tickerAt(price)]);
  if (unit === undefined) return refuse(400, 'Invalid parameter. Check the given value!');
  const to = query.get('to') ?? new Date().toISOString();
  const count = Number(query.get('count') ?? '1');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|\+09:00)$/.test(to) || !(count >= 1 && count <= 200)) {
    return refuse(400, 'Type mismatch error. Check the parameters type!');
  }
  const spanMs = unit * minuteMs;
  const newestMs = Math.ceil(Date.parse(to) / spanMs - 1) * spanMs;
  return ok(Array.from({ length: count }, (_, index) => candleAt(newestMs - index * spanMs, price, unit)));
}

function tickerAt(price: number) {
  const nowMs = Date.now();
  return {
    market: 'KRW-BTC',
    opening_price: price,
    high_price: price,
    low_price: price,
    trade_price: price,
    prev_closing_price: price,
    change: 'EVEN',
    trade_volume: 0.00094678,
    acc_trade_volume: 1024.30599241,
    acc_trade_volume_24h: 1587.73606087,
    trade_timestamp: nowMs - 43,
    timestamp: nowMs,
  };
}

function candleAt(openAtMs: number, price: number, unit: number) {
  const time = new Date(openAtMs).toISOString().slice(0, 19);
  return {
    market: 'KRW-BTC',
    candle_date_time_utc: time,
    candle_date_time_kst: time,
    opening_price: price,
    high_price: price,
    low_price: price,
    trade_price: price,
    timestamp: openAtMs + 59_132,
    candle_acc_trade_price: 164_899_503.14206,
    candle_acc_trade_volume: 1.5933512,
    // Days have none.
    ...(unit <= 60 && { unit }),
  };
}

function ok(body: unknown) {
  return { status: 200, body };
}

function refuse(status: number, message: string) {
  return { status, body: { error: { name: status, message } } };
}
