import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { expect, it } from 'vitest';
import { createFeeds, createHeadlines, createTrends } from './index.ts';

it('has the feed of every instrument of a new desk, one for a process', async () => {
  const feeds = createFeeds({ env: {} });
  for (const { feed } of defaultInstruments) expect((await feeds(feed)).name).toBe(feed);
  expect(await feeds('upbit'), 'its pace is kept between messages').toBe(await feeds('upbit'));
});

it.each(['bithumb', 'constructor', ''])('says that "%s" is not a feed', async (name) => {
  await expect(createFeeds({ env: {} })(name)).rejects.toThrow(`"${name}" is not a feed of this desk; use upbit,yahoo`);
});

it('opens headlines and trends at the addresses of the environment', async () => {
  const env = { NEWS_URL: 'http://127.0.0.1:1', GOOGLE_TRENDS_URL: 'http://127.0.0.1:1' };
  expect((await createHeadlines({ env })()).name).toBe('news-rss');
  expect((await createTrends({ env })()).name).toBe('google-trends');
  const misread = createTrends({ env: { GOOGLE_TRENDS_URL: 'trends' } });
  await expect(misread()).rejects.toThrow('GOOGLE_TRENDS_URL must be a scheme, a host and a port');
});
