import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { expect, it } from 'vitest';
import { createYahooFeed } from './yahoo-feed.ts';

const apple = instrumentById('AAPL');

it.each([
  [400, "Data doesn't exist for startDate = 1262304000, endDate = 1293840000"],
  [422, '1m data not available for startTime=1262304000. The requested range must be within the last 30 days.'],
])('answers no candles for a time before a share was listed, which is told with %i', async (status, description) => {
  const body = JSON.stringify({ chart: { result: null, error: { code: 'Bad Request', description } } });
  const feed = feedOf(status, body);
  const span = { fromMs: Date.UTC(2010, 0, 1), toMs: Date.UTC(2011, 0, 1) };
  expect(await feed.candles(apple, '1d', span)).toEqual([]);
  expect(await feed.actions?.(apple, span)).toEqual([]);
  const other = feedOf(status, '{"chart":{}}');
  await expect(other.candles(apple, '1d', span)).rejects.toMatchObject({ kind: 'malformed' });
});

function feedOf(status: number, body: string) {
  return createYahooFeed({ fetch: async () => new Response(body, { status }) });
}
