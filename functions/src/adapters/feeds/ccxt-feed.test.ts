import { dayMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { binance } from './ccxt/binance.ts';
import { createCcxtFeed } from './ccxt-feed.ts';
import type { Replayed } from './feed-case.ts';
import { feedContract } from './feed-contract.ts';

const bitcoin = instrumentById('binance:BTC-USDT');
const unknown = instrumentById('binance:NONE-USDT');
const firstMs = Date.UTC(2017, 7, 17);
const refused: Replayed = { status: 400, body: '{"code":-1121,"msg":"Invalid symbol."}' };

feedContract({
  name: 'binance',
  createFeed: (options) => createCcxtFeed(binance, options),
  replay,
  isData: () => true,
  known: [bitcoin],
  unknown,
  recorded: {
    instrument: bitcoin,
    interval: '1d',
    openingsMs: Array.from({ length: 5 }, (_, index) => firstMs + index * dayMs),
  },
});

it('reads price, time and close of the day before', async () => {
  const [quote] = await feedWith(replay).quotes([bitcoin]);
  expect(quote).toEqual({
    instrumentId: 'binance:BTC-USDT',
    price: 4016,
    previousClose: 4086.29,
    volume: 691.74306,
    atMs: Date.UTC(2017, 7, 22) - 1,
    source: 'binance',
  });
});

it('asks for what it needs and for no list of markets', async () => {
  const asked: string[] = [];
  const feed = feedWith((url) => {
    asked.push(url);
    return replay(url);
  }, 'http://127.0.0.1:1/stand-in/');
  await feed.quotes([bitcoin]);
  await feed.candles(bitcoin, '1d', { fromMs: firstMs, toMs: firstMs + dayMs });
  expect(asked.map(decodeURIComponent)).toEqual([
    'http://127.0.0.1:1/stand-in/api/v3/ticker/24hr?symbols=["BTCUSDT"]',
    `http://127.0.0.1:1/stand-in/api/v3/klines?interval=1d&limit=1&symbol=BTCUSDT&startTime=${firstMs}`,
  ]);
});

it('pages forwards to the end of the span, and keeps missing minutes missing', async () => {
  const fromMs = Date.UTC(2026, 0, 1);
  const missing = fromMs + 1200 * minuteMs;
  const asked: (string | null)[] = [];
  const feed = feedWith((url) => {
    const query = new URL(url).searchParams;
    asked.push(query.get('limit'));
    const rows: unknown[] = [];
    for (let openMs = Number(query.get('startTime')); rows.length < Number(query.get('limit')); openMs += minuteMs) {
      if (openMs !== missing) rows.push([openMs, '1', '1', '1', '1', '1', openMs + 59_999, '1', 1, '1', '1', '0']);
    }
    return { status: 200, body: JSON.stringify(rows) };
  });
  const candles = await feed.candles(bitcoin, '1m', { fromMs, toMs: fromMs + 1500 * minuteMs + 59_999 });
  expect(asked).toEqual(['1000', '501']);
  expect(candles).toHaveLength(1499);
  expect(candles.some(({ openAtMs }) => openAtMs === missing)).toBe(false);
});

it('answers each candle once and in order, however its rows come', async () => {
  const minutes = [2, 0, 1, 1];
  const rows = minutes.map((minute) => [
    firstMs + minute * minuteMs,
    '1',
    '1',
    '1',
    '1',
    '1',
    0,
    '1',
    1,
    '1',
    '1',
    '0',
  ]);
  const feed = feedWith(() => ({ status: 200, body: JSON.stringify(rows) }));
  const candles = await feed.candles(bitcoin, '1m', { fromMs: firstMs, toMs: firstMs + 3 * minuteMs });
  expect(candles.map(({ openAtMs }) => (openAtMs - firstMs) / minuteMs)).toEqual([0, 1, 2]);
});

it('keeps the other quotes when a coin has never been traded', async () => {
  const ether = instrumentById('binance:ETH-USDT');
  const [row] = JSON.parse(fixture('binance-tickers.json'));
  const untraded = { symbol: 'ETHUSDT', lastPrice: null };
  const feed = feedWith(() => ({ status: 200, body: JSON.stringify([untraded, row]) }));
  expect((await feed.quotes([bitcoin, ether])).map(({ instrumentId }) => instrumentId)).toEqual([bitcoin.id]);
});

it('keeps still for as long as the exchange says', async () => {
  const feed = feedWith(() => ({ status: 418, body: '{}', headers: { 'retry-after': '120' } }));
  await expect(feed.quotes([bitcoin])).rejects.toMatchObject({ kind: 'throttled', retryAfterMs: 120_000 });
});

function replay(url: string): Replayed {
  if (url.includes('NONE')) return refused;
  return { status: 200, body: fixture(url.includes('ticker') ? 'binance-tickers.json' : 'binance-klines-1d.json') };
}

function feedWith(answer: (url: string) => Replayed, baseUrl?: string) {
  return createCcxtFeed(binance, {
    baseUrl,
    fetch: async (url) => {
      const { status, body, headers = {} } = answer(String(url));
      return new Response(body, { status, headers });
    },
  });
}

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}
