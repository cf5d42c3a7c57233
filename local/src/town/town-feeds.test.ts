import { dayMs, hourMs, koreanDate, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { createFeeds } from '@gaemi/functions/adapters/feeds/index.ts';
import { memoryStore } from '@gaemi/functions/adapters/store/memory-store.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProgramme, seriesOf } from '../markets/market-programme.ts';
import { startTown, type Town } from './start-town.ts';

/** A Friday afternoon in Seoul: shares and futures trade. */
const nowMs = Date.parse('2026-11-20T05:10:20Z');
const programme = makeProgramme({ nowMs });
const secrets = { get: async (name: string) => ({ KIS_APP_KEY: 'k', KIS_APP_SECRET: 's' })[name] };
let town: Town;
let feeds: ReturnType<typeof createFeeds>;

beforeAll(async () => {
  town = await startTown({ programme, marketNow: () => nowMs, speed: 100 });
  feeds = createFeeds({ env: town.urls, secrets, store: memoryStore(), clock: { nowMs: () => nowMs } });
});
afterAll(() => town?.close());

describe('the adapters and the town speak one protocol', () => {
  it.each([
    ['upbit', 'KRW-BTC', 'KRW-BTC'],
    ['yahoo', 'AAPL', 'AAPL'],
    ['yahoo', 'KRW=X', 'KRW=X'],
    ['yahoo', '^KS11', '^KS11'],
    ['yahoo', 'KRW-ETH', 'KRW-ETH'],
    ['kis', 'KOSPI200F', 'KOSPI200F'],
    ['kis', '005930.KS', '005930.KS'],
    ['binance', 'binance:BTC-USDT', 'binance:BTC-USDT'],
  ])('%s quotes %s at the price of its market', async (feed, id, seriesId) => {
    const series = seriesOf(programme, seriesId);
    const [quote] = await (await feeds(feed)).quotes([instrumentById(id)]);
    expect(quote).toMatchObject({ instrumentId: id, price: series?.priceAt(nowMs)?.price, source: feed });
    expect(quote?.atMs).toBeLessThanOrEqual(nowMs);
  });

  it.each([
    { feed: 'yahoo', id: 'KRW-BTC', interval: '1m', spanMs: 3 * hourMs },
    { feed: 'yahoo', id: 'KRW=X', interval: '1d', spanMs: 30 * dayMs },
    { feed: 'yahoo', id: '000660.KS', interval: '1d', spanMs: 60 * dayMs },
    { feed: 'kis', id: 'KOSPI200F', interval: '1m', spanMs: 26 * hourMs },
    { feed: 'kis', id: 'KOSPI200F', interval: '1h', spanMs: 3 * dayMs },
    { feed: 'kis', id: 'KOSPI200F', interval: '1d', spanMs: 300 * dayMs },
    { feed: 'kis', id: '005930.KS', interval: '1m', spanMs: 4 * hourMs },
    { feed: 'kis', id: '035720.KQ', interval: '1d', spanMs: 150 * dayMs },
    { feed: 'binance', id: 'binance:BTC-USDT', interval: '1m', spanMs: 30 * hourMs },
    { feed: 'binance', id: 'binance:BTC-USDT', interval: '1d', spanMs: 100 * dayMs },
  ] as const)('$feed answers every closed candle of $id by $interval', async ({ feed, id, interval, spanMs }) => {
    const fromMs = nowMs - spanMs;
    const stepMs = { '1m': minuteMs, '1h': hourMs, '1d': dayMs }[interval];
    const candles = await (await feeds(feed)).candles(instrumentById(id), interval, { fromMs, toMs: nowMs });
    const played = seriesOf(programme, id)?.candlesUpTo(nowMs, { spanMs: stepMs, fromMs }) ?? [];
    const closed = played.filter(({ openAtMs }) => openAtMs + stepMs <= nowMs && openAtMs >= fromMs);
    expect(candles.length).toBeGreaterThan(5);
    // Hours of the vendor are whole clock hours, those of the market begin with its session.
    if (interval === '1h') return;
    // A day is known by its date: the town trades through the late openings that calendars know.
    const dated = ({ openAtMs, close }: Candle) => [interval === '1d' ? koreanDate(openAtMs) : openAtMs, close];
    expect(candles.map(dated)).toEqual(closed.map(dated));
  });

  it.each([
    ['upbit', 'KRW-NONE'],
    ['yahoo', 'ZZZZ'],
    ['kis', '999999.KS'],
    ['kis', '999X99.KF'],
    ['binance', 'binance:NONE-USDT'],
  ])('%s says that it does not know %s', async (name, id) => {
    const feed = await feeds(name);
    expect(await feed.quotes([instrumentById(id)])).toEqual([]);
    const span = { fromMs: nowMs - 3 * dayMs, toMs: nowMs };
    await expect(feed.candles(instrumentById(id), '1d', span)).rejects.toMatchObject({ kind: 'unknown-symbol' });
  });

  it.each([
    { server: 'KIS_URL', name: 'kis', id: '005930.KS', answer: 'failing', kind: 'down' },
    { server: 'KIS_URL', name: 'kis', id: '005930.KS', answer: 'garbage', kind: 'malformed' },
    { server: 'CCXT_URL', name: 'binance', id: 'binance:BTC-USDT', answer: 'throttled', kind: 'throttled' },
    { server: 'CCXT_URL', name: 'binance', id: 'binance:BTC-USDT', answer: 'banned', kind: 'throttled' },
    { server: 'CCXT_URL', name: 'binance', id: 'binance:BTC-USDT', answer: 'maintenance', kind: 'down' },
    { server: 'CCXT_URL', name: 'binance', id: 'binance:BTC-USDT', answer: 'truncated', kind: 'malformed' },
  ] as const)('a $name that is $answer is called "$kind"', async ({ server, name, id, answer, kind }) => {
    const url = `${town.urls[server]}/_town/faults`;
    await fetch(url, { method: 'POST', body: JSON.stringify({ answer }) });
    const quotes = (await feeds(name)).quotes([instrumentById(id)]);
    await expect(quotes).rejects.toMatchObject({ name: 'FeedError', kind });
    await fetch(url, { method: 'DELETE' });
  });
});
