import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { minuteMs } from '@gaemi/core/base/instant.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { expect, it } from 'vitest';
import type { Replayed } from './feed-case.ts';
import { feedContract } from './feed-contract.ts';
import { createUpbitFeed } from './upbit-feed.ts';

const bitcoin = instrumentById('KRW-BTC');
const unknown = { ...bitcoin, id: 'KRW-NONE' };
const candlesBody = fixture('upbit-candles-1m.json');
const tickersBody = fixture('upbit-tickers.json');
const lastOpenMs = Date.UTC(2020, 1, 20, 11, 19);
const openingsMs = Array.from({ length: 12 }, (_, index) => lastOpenMs - index * minuteMs);
const notFound: Replayed = {
  status: 404,
  body: '{"error":{"name":404,"message":"Code not found"}}',
};

feedContract({
  name: 'upbit',
  createFeed: (options) => createUpbitFeed({ baseUrl: 'https://upbit.test', ...options }),
  replay,
  isData: () => true,
  known: [bitcoin, instrumentById('KRW-ETH')],
  unknown,
  recorded: { instrument: bitcoin, interval: '1m', openingsMs },
});

it('pages backwards with an exclusive end until the beginning, and keeps missing minutes missing', async () => {
  const endMs = Date.UTC(2026, 2, 11, 14, 40);
  const missing = endMs - 250 * minuteMs;
  const asked: string[] = [];
  const feed = feedWith((url) => {
    const query = new URL(url).searchParams;
    asked.push(`${query.get('to')} ${query.get('count')}`);
    return { status: 200, body: JSON.stringify(minutesBefore(query, missing)) };
  });
  const candles = await feed.candles(bitcoin, '1m', {
    fromMs: endMs - 450 * minuteMs,
    toMs: endMs + 59_999,
  });
  expect(asked).toEqual(['2026-03-11T14:40:00Z 200', '2026-03-11T11:20:00Z 200', '2026-03-11T07:59:00Z 49']);
  expect(candles).toHaveLength(449);
  expect(candles[0]?.openAtMs).toBe(endMs - 450 * minuteMs);
  expect(candles.some(({ openAtMs }) => openAtMs === missing)).toBe(false);
});

it('asks for hours and days at their own addresses', async () => {
  const paths: string[] = [];
  const feed = feedWith((url) => {
    paths.push(new URL(url).pathname);
    return { status: 200, body: '[]' };
  });
  const span = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2026, 0, 3) };
  await feed.candles(bitcoin, '1h', span);
  await feed.candles(bitcoin, '1d', span);
  expect(paths).toEqual(['/v1/candles/minutes/60', '/v1/candles/days']);
});

it('stops when a vendor answers the same page for ever', async () => {
  const feed = feedWith(() => ({ status: 200, body: candlesBody }));
  const candles = await feed.candles(bitcoin, '1m', { fromMs: 0, toMs: 12 * minuteMs });
  expect(candles, 'the recorded page is far younger than the span').toEqual([]);
});

it('refuses a span that only a mistake would ask for', async () => {
  const span = { fromMs: 0, toMs: lastOpenMs };
  await expect(feedWith(replay).candles(bitcoin, '1m', span)).rejects.toThrow(RangeError);
});

it('reads on behind a page in which a row comes twice and the order is another', async () => {
  const endMs = Date.UTC(2026, 2, 11, 14, 40);
  const feed = feedWith((url) => {
    const rows = minutesBefore(new URL(url).searchParams, -1);
    return { status: 200, body: JSON.stringify([...rows.slice(0, -1), rows[0]].toReversed()) };
  });
  const candles = await feed.candles(bitcoin, '1m', { fromMs: endMs - 450 * minuteMs, toMs: endMs });
  expect(candles.map(({ openAtMs }) => openAtMs)).toEqual(
    Array.from({ length: 450 }, (_, index) => endMs - (450 - index) * minuteMs),
  );
});

it.each([
  ['of three minutes', { unit: 3 }],
  ['that opens between two others', { candle_date_time_utc: '2020-02-20T11:19:30' }],
  ['of a day that does not exist', { candle_date_time_utc: '2020-02-30T11:19:00' }],
])('refuses a candle %s in the place of one of a minute', async (_sentence, change) => {
  const feed = feedWith(() => ({ status: 200, body: JSON.stringify([{ ...minuteAt(lastOpenMs), ...change }]) }));
  const span = { fromMs: lastOpenMs, toMs: lastOpenMs + minuteMs };
  await expect(feed.candles(bitcoin, '1m', span)).rejects.toMatchObject({ kind: 'malformed' });
});

it('refuses a candle of another market', async () => {
  const ether = instrumentById('KRW-ETH');
  const feed = feedWith(() => ({ status: 200, body: candlesBody }));
  const span = { fromMs: lastOpenMs, toMs: lastOpenMs + minuteMs };
  await expect(feed.candles(ether, '1m', span)).rejects.toMatchObject({ kind: 'malformed' });
});

it('sends no Origin header, which would cost all but one call in ten seconds', async () => {
  const origins: unknown[] = [];
  const server = createServer((request, response) => {
    origins.push(request.headers.origin);
    response.end(tickersBody);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await createUpbitFeed({ baseUrl: `http://127.0.0.1:${port}/` }).quotes([bitcoin]);
  server.close();
  expect(origins).toEqual([undefined]);
});

/** As the vendor answers: newest first, strictly before `to`, minutes without trades missing. */
function minutesBefore(query: URLSearchParams, missing: number): unknown[] {
  const rows: unknown[] = [];
  for (let openMs = Date.parse(query.get('to') ?? '') - minuteMs; rows.length < Number(query.get('count'));) {
    if (openMs !== missing) rows.push(minuteAt(openMs));
    openMs -= minuteMs;
  }
  return rows;
}

function minuteAt(openMs: number) {
  return {
    market: 'KRW-BTC',
    candle_date_time_utc: new Date(openMs).toISOString().slice(0, 19),
    opening_price: 100,
    high_price: 101,
    low_price: 99,
    trade_price: 100,
    candle_acc_trade_volume: 1,
  };
}

function replay(url: string): Replayed {
  if (url.includes('KRW-NONE')) return notFound;
  return { status: 200, body: url.includes('/v1/ticker') ? tickersBody : candlesBody };
}

function feedWith(answer: (url: string) => Replayed) {
  return createUpbitFeed({
    baseUrl: 'https://upbit.test',
    fetch: async (url) => {
      const { status, body } = answer(String(url));
      return new Response(body, { status });
    },
  });
}

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}
