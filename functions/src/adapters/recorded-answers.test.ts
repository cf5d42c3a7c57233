import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { type Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGeminiAnalyst } from './analysts/gemini-analyst.ts';
import { type Feed, FeedError } from './feeds/feed.ts';
import { mutationsOf } from './feeds/mutations.ts';
import { createNewsRssFeed } from './feeds/news-rss-feed.ts';
import { kisFeedWith } from './feeds/test-kis.ts';
import { createUpbitFeed } from './feeds/upbit-feed.ts';
import { createYahooFeed } from './feeds/yahoo-feed.ts';

/** Whole answers of the vendors, which are not ours to commit: whoever has them beside the checkout runs all of them. */
const folder = process.env['RECORDED_ANSWERS'] ?? path.resolve(import.meta.dirname, '../../../../shared/data/api');
const answers = existsSync(folder) ? filesIn(folder) : [];
const bitcoin = instrumentById('KRW-BTC');
const apple = instrumentById('AAPL');
const contract = instrumentById('101W06.KF');
const span = { fromMs: 1, toMs: Date.UTC(2026, 0, 1) };
const minutesOfAnHour = { fromMs: Date.UTC(2020, 1, 20, 10), toMs: Date.UTC(2020, 1, 20, 11) };

let server: Server | undefined;
beforeEach(() => {
  // A vendor's library prints what it cannot read.
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  server?.close();
  server?.closeAllConnections();
});

describe.skipIf(answers.length === 0)('answers recorded of the vendors', () => {
  it.each(answers.filter(({ vendor }) => vendor !== 'gemini').map((answer) => [answer.name, answer] as const))(
    '%s is read or refused by every feed, whole, cut and changed',
    async (_name, { bodies }) => {
      for (const body of bodies) {
        for (const text of [body, ...changesOf(body)]) {
          for (const outcome of await outcomesOf(text)) expect(outcome).toSatisfy(isAnswerOrFeedError);
        }
      }
    },
    60_000,
  );

  it.each(answers.filter(({ vendor }) => vendor === 'gemini').map((answer) => [answer.name, answer] as const))(
    '%s is a view or a failure with its reason',
    async (name, { bodies: [body = ''] }) => {
      const texts = [body, body.slice(0, body.length / 2), ''];
      for (const text of texts) {
        const answer = await askAnalyst(text, name.includes('unary-failure-api-key') ? 400 : 200);
        expect(answer).toSatisfy(() => answer.status === 'answered' || answer.reason.length > 10);
      }
    },
  );

  it('hold what they are known to hold', async () => {
    const bodiesOf = (part: string) => answers.find(({ name }) => name.includes(part))?.bodies ?? [];
    const [minutes = ''] = bodiesOf('upbit_1m_20200220');
    const day = { fromMs: Date.UTC(2020, 1, 20), toMs: Date.UTC(2020, 1, 21) };
    expect(await upbit(minutes).candles(bitcoin, '1m', day)).toHaveLength(200);
    const [threes = ''] = bodiesOf('upbit_3m_20200220');
    await expect(upbit(threes).candles(bitcoin, '1m', day)).rejects.toMatchObject({ kind: 'malformed' });
    const [quotes = ''] = bodiesOf('quote-AAPL.json');
    expect(await yahoo(quotes).quotes([apple])).toMatchObject([{ price: 244.6, marketCap: 3_674_405_863_424 }]);
    const [chart = ''] = bodiesOf('chart-AAPL-2020-08-31');
    expect(await yahoo(chart).candles(apple, '1d', span)).toHaveLength(49);
  });
});

interface Recorded {
  readonly name: string;
  readonly vendor: string;
  /** What went over the wire; some files hold several answers, or the question too. */
  readonly bodies: readonly string[];
}

function filesIn(root: string): Recorded[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const file = path.join(root, name);
    if (!/\.(json|txt|csv)$/.test(name)) return [];
    const [vendor = ''] = name.split(path.sep);
    return [{ name, vendor, bodies: bodiesIn(readFileSync(file, 'utf8'), vendor) }];
  });
}

function bodiesIn(text: string, vendor: string): string[] {
  if (vendor === 'gemini') return [text];
  try {
    const whole: unknown = JSON.parse(text);
    if (typeof whole !== 'object' || whole === null) return [text];
    if ('response' in whole) {
      const { response } = whole;
      const isRecording = typeof response === 'object' && response !== null && 'bodyJson' in response;
      return isRecording ? [JSON.stringify(response.bodyJson)] : [text];
    }
    return Array.isArray(whole) ? [text] : [text, ...Object.values(whole).map((part) => JSON.stringify(part))];
  } catch {
    // The question stands in its first lines.
    return [text, text.split('\n').slice(3).join('\n')];
  }
}

function changesOf(body: string): string[] {
  const isJson = /^\s*[[{]/.test(body) && isReadable(body);
  // Of four kinds of changes the last two are of JSON only.
  const changes = mutationsOf(16).filter((_, index) => isJson || index % 4 < 2);
  return changes.map((change) => change(body));
}

function isReadable(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

async function outcomesOf(text: string): Promise<unknown[]> {
  const feeds: (readonly [Feed, Instrument, '1m' | '1d'])[] = [
    [upbit(text), bitcoin, '1m'],
    [yahoo(text), apple, '1d'],
    [kisFeedWith((url) => ({ status: 200, body: url.includes('/oauth2/') ? pass : text })), contract, '1d'],
  ];
  const asked = feeds.flatMap(([feed, instrument, interval]) => [
    feed.quotes([instrument]),
    feed.candles(instrument, interval, interval === '1m' ? minutesOfAnHour : span),
    feed.actions?.(instrument, span) ?? [],
    feed.search?.('apple') ?? [],
  ]);
  const news = createNewsRssFeed({ baseUrl: 'https://news.test', fetch: async () => new Response(text) });
  return Promise.all([...asked, news.headlines(bitcoin)].map(async (one) => Promise.resolve(one).catch(thrown)));
}

const pass = '{"access_token":"t1","token_type":"Bearer","expires_in":86400}';
const cookie = 'A3=d=AQ; Domain=.yahoo.com; Path=/; Secure; HttpOnly; Max-Age=31557600';

function upbit(body: string): Feed {
  // Each feed keeps to its vendor's pace; here nobody counts.
  const wait = async () => undefined;
  return createUpbitFeed({ baseUrl: 'https://upbit.test', fetch: async () => new Response(body), wait });
}

function yahoo(body: string): Feed {
  const fetch = async (url: string | URL | Request) => {
    if (String(url).startsWith('https://finance.'))
      return new Response('<html>', { headers: { 'set-cookie': cookie } });
    return new Response(String(url).includes('getcrumb') ? 'CrUmB' : body);
  };
  return createYahooFeed({ fetch, now: () => span.toMs });
}

async function askAnalyst(body: string, status: number) {
  server?.close();
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(status, { 'content-type': 'application/json' }).end(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const analyst = createGeminiAnalyst({ apiKey: 'key', model: 'model', baseUrl: `http://127.0.0.1:${port}` });
  return analyst.analyze({ instruction: 'Judge.', material: 'News.' });
}

function thrown(error: unknown): unknown {
  return error;
}

function isAnswerOrFeedError(outcome: unknown): boolean {
  return outcome instanceof FeedError || Array.isArray(outcome);
}
