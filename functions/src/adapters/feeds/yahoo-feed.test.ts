import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dayMs } from '@gaemi/core/base/instant.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { afterEach, expect, it, vi } from 'vitest';
import type { Replayed } from './feed-case.ts';
import { feedContract } from './feed-contract.ts';
import { createYahooFeed } from './yahoo-feed.ts';

const apple = instrumentById('AAPL');
const index = instrumentById('^GSPC');
const alibaba = { ...apple, id: 'BABA' };
const unknown = { ...apple, id: 'NONESUCH' };
const quotesBody = fixture('yahoo-quotes-aapl-baba.json');
const chartBody = fixture('yahoo-chart-aapl-1d.json');
const cookie = 'A3=d=AQ; Domain=.yahoo.com; Path=/; Secure; HttpOnly; Max-Age=31557600';
const firstOpenMs = Date.UTC(2020, 7, 31, 13, 30);
const notFound: Replayed = {
  status: 404,
  body: '{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}',
};

afterEach(() => {
  vi.restoreAllMocks();
});

feedContract({
  name: 'yahoo',
  createFeed: (options) => createYahooFeed(options),
  replay,
  isData: (url) => /\/v[78]\/finance\//.test(url),
  known: [apple, alibaba],
  unknown,
  recorded: {
    instrument: apple,
    interval: '1d',
    openingsMs: [0, 1, 2, 3, 4].map((day) => firstOpenMs + day * dayMs),
  },
});

it('reads price, close before, volume and time of a quote exactly', async () => {
  const [quote] = await feedWith(replay).quotes([apple]);
  expect(quote).toEqual({
    instrumentId: 'AAPL',
    price: 244.6,
    previousClose: 241.53,
    volume: 40_896_227,
    atMs: Date.UTC(2025, 1, 14, 21, 0, 0),
    source: 'yahoo',
  });
});

it('reads raw prices of a day, not adjusted ones', async () => {
  const [candle] = await feedWith(replay).candles(apple, '1d', {
    fromMs: firstOpenMs,
    toMs: firstOpenMs + dayMs,
  });
  expect(candle).toMatchObject({ openAtMs: firstOpenMs, close: 129.0399932861328 });
});

it('answers no candles for a day without trading', async () => {
  const feed = feedWith((url) => ({
    ...replay(url),
    ...(isChart(url) && { body: fixture('yahoo-chart-aapl-empty.json') }),
  }));
  const span = { fromMs: Date.UTC(2025, 1, 1), toMs: Date.UTC(2025, 1, 2) };
  expect(await feed.candles(apple, '1m', span)).toEqual([]);
});

it('asks for regular sessions only, in spans that the vendor grants', async () => {
  const asked: URL[] = [];
  const feed = feedWith((url) => {
    asked.push(new URL(url));
    const answer = replay(url);
    return { ...answer, body: answer.body.replace('"dataGranularity": "1d"', '"dataGranularity": "1m"') };
  });
  const fromMs = Date.UTC(2020, 7, 1);
  await feed.candles(apple, '1m', { fromMs, toMs: fromMs + 10 * dayMs });
  expect(asked.map(({ searchParams }) => searchParams.get('includePrePost'))).not.toContain('true');
  const minutes = asked.filter(({ searchParams }) => searchParams.get('interval') === '1m');
  expect(minutes.map(({ searchParams }) => Number(searchParams.get('period1')) * 1000)).toEqual([
    fromMs,
    fromMs + 7 * dayMs,
  ]);
});

it('takes a new cookie when the vendor no longer accepts the old one, once', async () => {
  let crumbs = 0;
  const feed = feedWith((url) => {
    if (url.includes('getcrumb')) return { status: 200, body: `crumb${(crumbs += 1)}` };
    if (url.includes('crumb=crumb1'))
      return {
        status: 401,
        body: '{"finance":{"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}',
      };
    return replay(url);
  });
  expect(await feed.quotes([apple])).toHaveLength(1);
  expect(await feed.quotes([apple])).toHaveLength(1);
  expect(crumbs, 'the second cookie is kept').toBe(2);
});

it('gives up when the vendor accepts no cookie at all', async () => {
  const feed = feedWith((url) => (isQuote(url) ? { status: 401, body: '{}' } : replay(url)));
  await expect(feed.quotes([apple])).rejects.toMatchObject({ kind: 'down' });
});

it('takes a refusal in the place of the token for what it is', async () => {
  const feed = feedWith((url) => (url.includes('getcrumb') ? { status: 200, body: 'Too Many Requests' } : replay(url)));
  await expect(feed.quotes([apple])).rejects.toMatchObject({ kind: 'throttled' });
});

it('is down when the vendor hands out no cookie', async () => {
  const feed = feedWith((url) => (isPage(url) ? { status: 200, body: 'hello' } : replay(url)));
  await expect(feed.quotes([apple])).rejects.toMatchObject({ kind: 'down' });
});

it('keeps the other quotes when one of them cannot be read', async () => {
  const body = quotesBody.replace('"regularMarketPrice": 244.6', '"regularMarketPrice": null');
  const feed = feedWith((url) => (isQuote(url) ? { status: 200, body } : replay(url)));
  expect((await feed.quotes([apple, alibaba])).map(({ instrumentId }) => instrumentId)).toEqual(['BABA']);
});

it('is let alone until the date that the vendor names', async () => {
  const headers = { 'retry-after': 'Sun, 29 Nov 2026 12:10:00 GMT', date: 'Sun, 29 Nov 2026 12:00:00 GMT' };
  const feed = feedWith((url) => (isQuote(url) ? { status: 429, body: 'Too Many Requests', headers } : replay(url)));
  await expect(feed.quotes([apple])).rejects.toMatchObject({ kind: 'throttled', retryAfterMs: 600_000 });
});

it('writes nothing to the console, where addresses with tokens would end', async () => {
  const written = [vi.spyOn(console, 'error'), vi.spyOn(console, 'log'), vi.spyOn(console, 'warn')];
  for (const status of [404, 429, 500]) {
    await feedWith((url) => (isQuote(url) ? { status, body: '{}' } : replay(url)))
      .quotes([apple])
      .catch(() => []);
  }
  for (const spy of written) expect(spy).not.toHaveBeenCalled();
});

it('speaks to a stand-in below its address, one folder for each host', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(decodeURIComponent(request.url ?? ''));
    const { status, body, headers } = replay(`https://${request.url?.slice(6)}`);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const feed = createYahooFeed({ baseUrl: `http://127.0.0.1:${port}/town` });
  expect(await feed.quotes([apple])).toHaveLength(1);
  await feed.candles(index, '1d', { fromMs: 0, toMs: dayMs }).catch(() => []);
  server.close();
  expect(asked.map((path) => path.split('?')[0])).toEqual([
    '/town/finance.yahoo.com/quote/AAPL',
    '/town/query1.finance.yahoo.com/v1/test/getcrumb',
    '/town/query2.finance.yahoo.com/v7/finance/quote',
    '/town/query2.finance.yahoo.com/v8/finance/chart/^GSPC',
  ]);
});

function replay(url: string): Replayed {
  if (isPage(url)) return { status: 200, body: '<html></html>', headers: { 'set-cookie': cookie } };
  if (url.includes('getcrumb')) return { status: 200, body: 'CrUmB.x/1' };
  if (isQuote(url)) return { status: 200, body: quotesBody };
  if (url.includes('NONESUCH')) return notFound;
  return { status: 200, body: chartBody };
}

function isPage(url: string): boolean {
  return url.startsWith('https://finance.yahoo.com/');
}

function isChart(url: string): boolean {
  return url.includes('/v8/finance/chart/');
}

function isQuote(url: string): boolean {
  return url.includes('/v7/finance/quote');
}

function feedWith(answer: (url: string) => Replayed) {
  return createYahooFeed({
    fetch: async (url) => {
      const { status, body, headers = {} } = answer(String(url));
      return new Response(body, { status, headers });
    },
  });
}

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}
