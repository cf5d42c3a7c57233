import { readFileSync } from 'node:fs';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { expect, it } from 'vitest';
import type { Replayed } from './feed-case.ts';
import { createUpbitFeed } from './upbit-feed.ts';

const bitcoin = instrumentById('KRW-BTC');
const tickersBody = readFileSync(new URL('fixtures/upbit-tickers.json', import.meta.url), 'utf8');
const replay = (): Replayed => ({ status: 200, body: tickersBody });

it('reads price, volume and time of a ticker exactly', async () => {
  const [quote] = await feedWith(replay).quotes([bitcoin]);
  expect(quote).toEqual({
    instrumentId: 'KRW-BTC',
    price: 148_601_000,
    previousClose: 148_737_000,
    volume: 1198.26954807,
    atMs: 1_751_606_040_365,
    source: 'upbit',
  });
});

it('gives the forming candle of a day for nothing, since the ticker is one', async () => {
  const [quote] = await feedWith(replay).quotes([{ ...bitcoin, interval: '1d' }]);
  expect(quote?.forming).toEqual({
    openAtMs: Date.UTC(2025, 6, 4),
    open: 148_737_000,
    high: 149_360_000,
    low: 148_288_000,
    close: 148_601_000,
    volume: 212.38911576,
  });
});

it('gives a name in both languages to what the desk knows by its symbol, and asks for the list once', async () => {
  const ripple = instrumentById('KRW-XRP');
  const asked: string[] = [];
  const list = [
    { market: 'KRW-XRP', korean_name: '리플', english_name: 'XRP(Ripple)' },
    { market: 'BTC-XRP', korean_name: '리플', english_name: 'XRP(Ripple)' },
    { market: 'KRW-BTC', korean_name: '', english_name: 'Bitcoin' },
  ];
  const feed = feedWith((url) => {
    asked.push(new URL(url).pathname);
    const body = url.includes('/market/all') ? JSON.stringify(list) : tickersBody.replaceAll('KRW-ETH', 'KRW-XRP');
    return { status: 200, body };
  });
  await feed.quotes([bitcoin]);
  expect(asked, 'what has a name is not asked for').toEqual(['/v1/ticker']);
  for (let times = 0; times < 2; times += 1) {
    const [first, second] = await feed.quotes([bitcoin, ripple]);
    expect(second?.name).toEqual({ ko: '리플', en: 'XRP(Ripple)' });
    expect(first?.name).toEqual({ ko: 'Bitcoin', en: 'Bitcoin' });
  }
  expect(asked.filter((path) => path === '/v1/market/all')).toHaveLength(1);
  expect(await feed.search?.('리플')).toEqual([{ instrumentId: 'KRW-XRP', name: '리플 · XRP(Ripple)' }]);
});

it('shows the price of a coin whose name cannot be read', async () => {
  const ripple = instrumentById('KRW-XRP');
  let lists = 0;
  const feed = feedWith((url) => {
    if (!url.includes('/market/all')) return { status: 200, body: tickersBody.replaceAll('KRW-ETH', 'KRW-XRP') };
    lists += 1;
    return { status: 502, body: '' };
  });
  expect(await feed.quotes([ripple])).toHaveLength(1);
  expect(await feed.quotes([ripple])).toHaveLength(1);
  expect(lists, 'and does not ask for it every minute').toBe(1);
});

it('keeps the other quotes when one market cannot be read, or has no yesterday', async () => {
  const [first, second] = JSON.parse(tickersBody);
  const both = [bitcoin, instrumentById('KRW-ETH')];
  const answer = (rows: unknown) => feedWith(() => ({ status: 200, body: JSON.stringify(rows) })).quotes(both);
  const broken = await answer([{ ...first, trade_price: null }, second]);
  expect(broken.map(({ instrumentId }) => instrumentId)).toEqual(['KRW-ETH']);
  const [fresh] = await answer([{ ...first, prev_closing_price: null, acc_trade_volume_24h: undefined }, second]);
  expect(fresh).toEqual({
    instrumentId: 'KRW-BTC',
    price: 148_601_000,
    atMs: 1_751_606_040_365,
    source: 'upbit',
  });
  await expect(answer([{ ...first, trade_price: 1e300 }, { market: 'KRW-ETH' }])).rejects.toMatchObject({
    kind: 'malformed',
  });
});

function feedWith(answer: (url: string) => Replayed) {
  return createUpbitFeed({
    baseUrl: 'https://upbit.test',
    fetch: async (url) => {
      const { status, body } = answer(String(url));
      return new Response(body, { status });
    },
  });
}
