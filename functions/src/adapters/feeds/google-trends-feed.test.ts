import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { FeedError } from './feed.ts';
import { createGoogleTrendsFeed } from './google-trends-feed.ts';
import { type Mutation, mutationsOf } from './mutations.ts';

const span = { fromMs: Date.UTC(2026, 7, 20), toMs: Date.UTC(2026, 10, 20) };
const widgets = JSON.stringify({
  widgets: [{ request: { time: 'a window', requestOptions: {} }, token: 'APP6_token', id: 'TIMESERIES' }],
});
const timeline = JSON.stringify({
  default: {
    timelineData: [
      { time: '1763510400', formattedTime: 'Nov 19, 2025', value: [57], hasData: [true], formattedValue: ['57'] },
      { time: '1763596800', formattedTime: 'Nov 20, 2025', value: [100], hasData: [true], formattedValue: ['100'] },
      { time: '1763683200', formattedTime: 'Nov 21, 2025', value: [3], hasData: [true], isPartial: true },
    ],
    averages: [],
  },
});

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

it('asks twice, first for a token and then with it, and leaves the unfinished bucket out', async () => {
  const asked: URL[] = [];
  const feed = await feedAt((request, response) => {
    const url = new URL(request.url ?? '', 'http://trends.test');
    asked.push(url);
    response.end(answerTo(url));
  });
  expect(await feed.interest('비트코인', span)).toEqual([
    { atMs: 1_763_510_400_000, interest: 57 },
    { atMs: 1_763_596_800_000, interest: 100 },
  ]);
  expect(asked.map(({ pathname }) => pathname)).toEqual(['/trends/api/explore', '/trends/api/widgetdata/multiline']);
  expect(asked[1]?.searchParams.get('token')).toBe('APP6_token');
  const question: unknown = JSON.parse(asked[0]?.searchParams.get('req') ?? '');
  expect(question).toMatchObject({ comparisonItem: [{ keyword: '비트코인', time: '2026-08-20 2026-11-20' }] });
  expect(JSON.stringify(question), 'how we connect is not part of the question').not.toContain('agent');
});

it('asks as often as it likes, since the agent never becomes part of the question', async () => {
  const feed = await feedAt((request, response) => {
    response.end(answerTo(new URL(request.url ?? '', 'http://trends.test')));
  });
  await feed.interest('AAPL', span);
  await feed.interest('AAPL', span);
  expect(await feed.interest('AAPL', span)).toHaveLength(2);
});

it.each([
  ['a page for captchas', 'throttled', '<!DOCTYPE html><html>unusual traffic</html>'],
  ['garbage', 'malformed', 'garbage'],
  ['no widget of ours', 'malformed', ')]}\'\n{"widgets":[]}'],
] as const)('calls %s instead of a token "%s"', async (_sentence, kind, body) => {
  const feed = await feedAt((_request, response) => void response.end(body));
  await expect(feed.interest('AAPL', span)).rejects.toMatchObject({ name: 'FeedError', kind });
});

it.each([
  ['a page', 'throttled', '<html><body>429. That’s an error.</body></html>'],
  ['garbage', 'malformed', 'garbage'],
  ['nothing', 'malformed', ''],
  ['an empty list of another kind', 'malformed', ')]}\',\n{"default":{"rankedList":[]}}'],
  ['an interest above 100', 'malformed', `)]}',\n${timeline.replace('[57]', '[157]')}`],
] as const)('calls %s instead of a timeline "%s"', async (_sentence, kind, body) => {
  const feed = await feedAt((request, response) => {
    response.end(request.url?.includes('explore') ? `)]}'\n${widgets}` : body);
  });
  await expect(feed.interest('AAPL', span)).rejects.toMatchObject({ name: 'FeedError', kind });
});

it('takes the cookie of a refusal once, and then gives up', async () => {
  let calls = 0;
  const feed = await feedAt((_request, response) => {
    calls += 1;
    response.writeHead(429, { 'set-cookie': 'NID=1; Path=/' }).end('<html>Too Many Requests</html>');
  });
  const fault = await feed.interest('AAPL', span).catch((error: unknown) => error);
  expect(fault).toMatchObject({ kind: 'throttled', retryAfterMs: 21_600_000 });
  expect(calls).toBe(2);
});

it('does not wait for ever for an answer', async () => {
  const feed = await feedAt(() => {}, 50);
  await expect(feed.interest('AAPL', span)).rejects.toMatchObject({ kind: 'down' });
});

it('is down when nobody listens', async () => {
  const feed = await feedAt(() => {});
  server?.close();
  await expect(feed.interest('AAPL', span)).rejects.toMatchObject({ kind: 'down' });
});

it('survives every cut and every change of both answers: points, or a FeedError', async () => {
  let mutate: Mutation | undefined;
  let target = 'explore';
  const feed = await feedAt((request, response) => {
    const isToken = request.url?.includes('explore') ?? false;
    const body = isToken ? widgets : timeline;
    const mutated = isToken === (target === 'explore') ? mutate?.(body) : body;
    response.end(`${isToken ? ")]}'\n" : ")]}',\n"}${mutated}`);
  });
  for (const [index, mutation] of mutationsOf(120).entries()) {
    mutate = mutation;
    target = index % 2 === 0 ? 'explore' : 'timeline';
    const outcome = await feed.interest('AAPL', span).catch((error: unknown) => error);
    expect(outcome).toSatisfy((is: unknown) => Array.isArray(is) || is instanceof FeedError);
  }
});

it('refuses an address with a path, which the package could not reach', () => {
  expect(() => createGoogleTrendsFeed({ baseUrl: 'http://127.0.0.1:1/trends' })).toThrow('without a path');
});

async function feedAt(listener: RequestListener, timeoutMs = 2000) {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return createGoogleTrendsFeed({ baseUrl: `http://127.0.0.1:${port}`, timeoutMs });
}

function answerTo(url: URL): string {
  return url.pathname.endsWith('explore') ? `)]}'\n${widgets}` : `)]}',\n${timeline}`;
}
