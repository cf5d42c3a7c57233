import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minuteMs } from '@gaemi/core/base/instant.ts';
import { makeProgramme, seriesOf } from '../../markets/market-programme.ts';
import { createFaultBoard } from '../faults.ts';
import { serveVendor, type VendorServer } from '../serve-vendor.ts';
import { createUpbit } from './upbit-server.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
const nowMs = programme.startAtMs + 25_400;
let server: VendorServer;

beforeAll(async () => {
  server = await serveVendor(createUpbit({ programme, faults: createFaultBoard(() => nowMs), speed: 100 }));
});
afterAll(() => server.close());

describe('the quotation half of the exchange', () => {
  it('answers candles newest first, the forming one at the front', async () => {
    const rows = await json('/v1/candles/minutes/1?market=KRW-BTC&count=3');
    expect(rows).toMatchObject([
      { candle_date_time_utc: '2026-11-20T07:36:00', candle_date_time_kst: '2026-11-20T16:36:00', unit: 1 },
      { candle_date_time_utc: '2026-11-20T07:35:00' },
      { candle_date_time_utc: '2026-11-20T07:34:00' },
    ]);
    expect(rows[0].trade_price).toBe(seriesOf(programme, 'KRW-BTC')?.priceAt(nowMs)?.price);
    expect(rows[0].timestamp, 'the last trade, never later than now').toBeLessThanOrEqual(nowMs);
  });

  it('leaves out the candle that "to" names, so that pages neither overlap nor skip', async () => {
    const to = encodeURIComponent('2026-11-20T16:30:00+09:00');
    const [newest, ...older] = await json(`/v1/candles/minutes/1?market=KRW-BTC&to=${to}&count=200`);
    expect(newest.candle_date_time_utc).toBe('2026-11-20T07:29:00');
    expect(older).toHaveLength(199);
    const next = await json(`/v1/candles/minutes/1?market=KRW-BTC&to=${older.at(-1).candle_date_time_utc}&count=1`);
    expect(Date.parse(`${older.at(-1).candle_date_time_utc}Z`) - Date.parse(`${next[0].candle_date_time_utc}Z`)).toBe(
      minuteMs,
    );
  });

  it('adds minutes up to longer candles and days', async () => {
    const [five] = await json('/v1/candles/minutes/5?market=KRW-BTC&to=2026-11-20T07:35:00Z&count=1');
    const minutes = await json('/v1/candles/minutes/1?market=KRW-BTC&to=2026-11-20T07:35:00Z&count=5');
    expect(five.high_price).toBe(Math.max(...minutes.map((row: { high_price: number }) => row.high_price)));
    expect(five.opening_price).toBe(minutes.at(-1).opening_price);
    const days = await json('/v1/candles/days?market=KRW-BTC&count=3');
    expect(days).toHaveLength(3);
    expect(days[0].prev_closing_price).toBe(days[1].trade_price);
  });

  it('answers a ticker with every field that the vendor has', async () => {
    const [ticker] = await json('/v1/ticker?markets=KRW-BTC');
    expect(Object.keys(ticker)).toEqual([
      'market',
      'trade_date',
      'trade_time',
      'trade_date_kst',
      'trade_time_kst',
      'trade_timestamp',
      'opening_price',
      'high_price',
      'low_price',
      'trade_price',
      'prev_closing_price',
      'change',
      'change_price',
      'change_rate',
      'signed_change_price',
      'signed_change_rate',
      'trade_volume',
      'acc_trade_price',
      'acc_trade_price_24h',
      'acc_trade_volume',
      'acc_trade_volume_24h',
      'highest_52_week_price',
      'highest_52_week_date',
      'lowest_52_week_price',
      'lowest_52_week_date',
      'timestamp',
    ]);
    expect(ticker.trade_date_kst + ticker.trade_time_kst).toBe('20261120163625');
    expect(ticker.high_price).toBeGreaterThanOrEqual(ticker.trade_price);
  });

  it('quotes a book whose best prices stand around the last trade, one tick apart', async () => {
    const [book] = await json('/v1/orderbook?markets=KRW-BTC&count=5');
    const [{ tick_size }] = await json('/v1/orderbook/instruments?markets=KRW-BTC');
    expect(tick_size).toBe('1000');
    expect(book.orderbook_units).toHaveLength(5);
    const [best] = book.orderbook_units;
    expect(best.ask_price - best.bid_price).toBe(1000);
  });

  it.each([
    ['/v1/ticker?markets=KRW-BTC,KRW-NOPE', 404, 'Code not found'],
    ['/v1/ticker', 400, 'Missing request parameter error. Check the required parameters!'],
    ['/v1/candles/minutes/1?market=KRW-BTC&count=201', 400, 'Invalid parameter. Check the given value!'],
    ['/v1/candles/minutes/1?market=KRW-BTC&count=many', 400, 'Type mismatch error. Check the parameters type!'],
    ['/v1/candles/minutes/7?market=KRW-BTC', 400, 'Invalid parameter. Check the given value!'],
    ['/v1/candles/minutes/1?market=KRW-BTC&to=soon', 400, 'Invalid parameter. Check the given value!'],
  ])('refuses %s with %i and a numbered error', async (path, status, message) => {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { name: status, message } });
  });

  it('tells how many calls are left, and refuses the eleventh of a second', async () => {
    const slow = await serveVendor(createUpbit({ programme, faults: createFaultBoard(() => nowMs), speed: 1 }));
    const path = `${slow.url}/v1/candles/minutes/1?market=KRW-BTC`;
    const answers = await Promise.all(Array.from({ length: 25 }, () => fetch(path)));
    await slow.close();
    expect(answers[0]?.headers.get('remaining-req')).toMatch(/^group=candles; min=600; sec=\d$/);
    expect(
      answers.filter(({ status }) => status === 429).length,
      'at most two seconds are touched',
    ).toBeGreaterThanOrEqual(5);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(10);
  });
});

// The vendor's JSON is read here as any client of it would, without our own types.
async function json(path: string) {
  const response = await fetch(server.url + path);
  return JSON.parse(await response.text());
}
