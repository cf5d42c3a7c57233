import { closeAtMs, intervalMs } from '@gaemi/core/market/candle.ts';
import { describe, expect, it } from 'vitest';
import { type Feed, FeedError } from './feed.ts';
import { type FeedCase, feedOf, type Replayed, thrown } from './feed-case.ts';
import { hostilityContract } from './hostility-contract.ts';

/** What every feed promises, whichever vendor is behind it. */
export function feedContract(feedCase: FeedCase): void {
  describe(`the feed "${feedCase.name}"`, () => {
    quotesContract(feedCase);
    candlesContract(feedCase);
    failureContract(feedCase);
    hostilityContract(feedCase);
  });
}

function quotesContract(feedCase: FeedCase): void {
  it('quotes a whole group, each with the time of its price', async () => {
    const quotes = await feedOf(feedCase).quotes(feedCase.known);
    expect(quotes).toHaveLength(feedCase.known.length);
    for (const quote of quotes) {
      expect(quote.price).toBeGreaterThan(0);
      expect(quote.source, 'a quote says where it is from').toBe(feedCase.name);
      expect(quote.atMs, 'whole milliseconds of a recorded day, not of today').toBeLessThan(Date.UTC(2026, 0));
      expect(quote.atMs).toBeGreaterThan(Date.UTC(2017, 0));
    }
  });

  it('asks for a whole group in as few calls as its vendor allows', async () => {
    const asked: string[] = [];
    const feed = feedOf(feedCase, (url) => {
      if (feedCase.isData(url)) asked.push(url);
      return feedCase.replay(url);
    });
    await feed.quotes(feedCase.known);
    expect(asked).toHaveLength(feedCase.callsPerGroup ?? 1);
  });

  it('leaves an instrument out that the vendor does not know', async () => {
    const quotes = await feedOf(feedCase).quotes([...feedCase.known, feedCase.unknown]);
    expect(quotes.map(({ instrumentId }) => instrumentId)).toEqual(feedCase.known.map(({ id }) => id));
  });

  it('asks nothing when there is nothing to ask', async () => {
    expect(await feedCase.createFeed({ fetch: fail, timeoutMs: 1000 }).quotes([])).toEqual([]);
  });
}

function candlesContract(feedCase: FeedCase): void {
  const { instrument, interval, openingsMs } = feedCase.recorded;
  const firstMs = Math.min(...openingsMs);
  const lastMs = Math.max(...openingsMs);

  it('answers the recorded candles, ascending', async () => {
    const span = { fromMs: firstMs, toMs: closeAtMs(lastMs, interval) };
    const candles = await feedOf(feedCase).candles(instrument, interval, span);
    expect(candles.map(({ openAtMs }) => openAtMs)).toEqual(openingsMs.toSorted((left, right) => left - right));
  });

  it('never answers a candle that is still forming', async () => {
    const span = { fromMs: firstMs, toMs: closeAtMs(lastMs, interval) - 1 };
    const candles = await feedOf(feedCase).candles(instrument, interval, span);
    expect(candles.map(({ openAtMs }) => openAtMs)).not.toContain(lastMs);
    expect(candles.length).toBe(openingsMs.length - 1);
  });

  it('answers nothing for a span without time', async () => {
    expect(await feedOf(feedCase).candles(instrument, interval, { fromMs: lastMs, toMs: lastMs })).toEqual([]);
  });
}

function failureContract(feedCase: FeedCase): void {
  const failures: readonly (readonly [sentence: string, kind: FeedError['kind'], answer: Replayed])[] = [
    ['too many calls', 'throttled', { status: 429, body: 'Too Many Requests' }],
    ['a server that failed', 'down', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['a page instead of data', 'malformed', { status: 200, body: '<html>Welcome</html>' }],
    ['an empty body', 'malformed', { status: 200, body: '' }],
    ['JSON of another kind', 'malformed', { status: 200, body: '{"hello":"world"}' }],
  ];
  for (const [sentence, kind, answer] of failures) {
    it(`calls ${sentence} "${kind}"`, async () => {
      const feed = feedOf(feedCase, (url) => (feedCase.isData(url) ? answer : feedCase.replay(url)));
      for (const fault of await faultsOf(feedCase, feed)) expect(fault).toMatchObject({ name: 'FeedError', kind });
    });
  }

  it('says how long to keep still when throttled', async () => {
    const feed = feedOf(feedCase, (url) =>
      feedCase.isData(url) ? { status: 429, body: 'slow down' } : feedCase.replay(url),
    );
    for (const fault of await faultsOf(feedCase, feed)) {
      expect(fault instanceof FeedError ? fault.retryAfterMs : 0).toBeGreaterThan(0);
    }
  });

  it.each([429, 503])('keeps still for as long as its vendor says, with %i', async (status) => {
    const headers = { 'retry-after': '7' };
    const feed = feedOf(feedCase, (url) =>
      feedCase.isData(url) ? { status, body: 'slow down', headers } : feedCase.replay(url),
    );
    const [fault] = await faultsOf(feedCase, feed);
    expect(fault).toMatchObject({ kind: status === 429 ? 'throttled' : 'down', retryAfterMs: 7000 });
  });

  it('calls a broken connection "down"', async () => {
    const feed = feedCase.createFeed({ fetch: fail, timeoutMs: 1000 });
    for (const fault of await faultsOf(feedCase, feed)) expect(fault).toMatchObject({ kind: 'down' });
  });

  it('does not wait for ever for an answer', async () => {
    const feed = feedCase.createFeed({ fetch: neverAnswer, timeoutMs: 20 });
    for (const fault of await faultsOf(feedCase, feed)) expect(fault).toMatchObject({ kind: 'down' });
  });

  it('calls candles of an instrument that the vendor does not know "unknown-symbol"', async () => {
    const span = { fromMs: Date.UTC(2020, 0, 1), toMs: Date.UTC(2020, 0, 2) };
    const fault = await feedOf(feedCase).candles(feedCase.unknown, '1h', span).catch(thrown);
    expect(fault).toMatchObject({ name: 'FeedError', kind: 'unknown-symbol' });
  });
}

const fail: typeof globalThis.fetch = async () => Promise.reject(new TypeError('fetch failed'));

const neverAnswer: typeof globalThis.fetch = async (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

async function faultsOf({ known, recorded }: FeedCase, feed: Feed): Promise<unknown[]> {
  const { instrument, interval, openingsMs } = recorded;
  const fromMs = Math.min(...openingsMs);
  return [
    await feed.candles(instrument, interval, { fromMs, toMs: fromMs + intervalMs[interval] }).catch(thrown),
    await feed.quotes(known).catch(thrown),
  ];
}
