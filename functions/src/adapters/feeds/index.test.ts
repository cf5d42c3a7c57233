import { defaultInstruments, instrumentById } from '@gaemi/core/market/instruments.ts';
import { expect, it } from 'vitest';
import { memoryStore } from '../store/memory-store.ts';
import { createFeeds, createHeadlines, createTrends } from './index.ts';

const outside = { env: {}, secrets: { get: async () => undefined }, store: memoryStore(), clock: { nowMs: () => 0 } };

it('has the feed of every instrument of a new desk and of every other kind, one for a process', async () => {
  const feeds = createFeeds(outside);
  const others = ['KOSPI200F', 'binance:BTC-USDT'].map(instrumentById);
  for (const { feed, fallbackFeed = feed } of [...defaultInstruments, ...others]) {
    expect((await feeds(feed)).name).toBe(feed);
    expect((await feeds(fallbackFeed)).name).toBe(fallbackFeed);
  }
  expect(await feeds('upbit'), 'its pace is kept between messages').toBe(await feeds('upbit'));
});

it.each(['bithumb', 'constructor', ''])('says that "%s" is not a feed', async (name) => {
  await expect(createFeeds(outside)(name)).rejects.toThrow(
    `"${name}" is not a feed of this desk; use upbit,yahoo,kis,binance`,
  );
});

it('says which keys a feed needs that has none', async () => {
  const quotes = (await createFeeds(outside)('kis')).quotes([instrumentById('KOSPI200F')]);
  await expect(quotes).rejects.toMatchObject({ kind: 'down', message: expect.stringContaining('KIS_APP_KEY') });
});

it('opens headlines and trends at the addresses of the environment', async () => {
  const env = { NEWS_URL: 'http://127.0.0.1:1', GOOGLE_TRENDS_URL: 'http://127.0.0.1:1' };
  expect((await createHeadlines({ env })()).name).toBe('news-rss');
  expect((await createTrends({ env })()).name).toBe('google-trends');
  const misread = createTrends({ env: { GOOGLE_TRENDS_URL: 'trends' } });
  await expect(misread()).rejects.toThrow('GOOGLE_TRENDS_URL must be a scheme, a host and a port');
});
