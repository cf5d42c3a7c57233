import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { candlePageId } from '@gaemi/core/market/candle-page.ts';
import { describe, expect, it } from 'vitest';
import { type Feed, FeedError } from '../adapters/feeds/feed.ts';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { repairCandles } from './repair-candles.ts';

const instrumentId = 'KRW-BTC';
const atMs = Date.UTC(2026, 10, 20, 12, 7);
const startMs = Date.UTC(2026, 10, 20, 9);
const all = Array.from({ length: 180 }, (_, minute) => candleAt(startMs + minute * minuteMs));
const page = documentRef('candles', candlePageId(instrumentId, '1m', '2026-11-20'));

describe('repair-candles', () => {
  it('fills a hole inside the session and says that the history has changed', async () => {
    const desk = await createDesk({ stored: without(all, 60, 70), venue: all });
    expect(await desk.run(), 'one question for one hole').toEqual({ done: 1, total: 1 });
    expect((await desk.store.get(page))?.candles.slice(0, 177)).toEqual(all.slice(0, 177));
    expect(desk.changes()).toMatchObject([
      { instrumentId, interval: '1m', fromMs: startMs + hourMs, toMs: startMs + 69 * minuteMs },
    ]);
  });

  it('asks once for minutes in which nobody traded', async () => {
    const silent = without(all, 30, 33);
    const desk = await createDesk({ stored: silent, venue: silent });
    await desk.run();
    expect(desk.asked()).toBe(1);
    await desk.run(atMs + hourMs);
    await desk.run(atMs + 2 * hourMs);
    expect(desk.askedAbout(startMs + 30 * minuteMs), 'the venue has nothing there, and that is remembered').toBe(1);
  });

  it('looks again in the next hour when the vendor fails, and asks no more in this one', async () => {
    const desk = await createDesk({ stored: without(without(all, 150, 152), 10, 12), venue: all });
    desk.fail(new FeedError('down', 'no answer'));
    expect(await desk.run()).toEqual({ done: 0, total: 2 });
    expect(desk.asked(), 'the second question is not asked').toBe(1);
    desk.fail(undefined);
    expect(await desk.run()).toEqual({ done: 2, total: 2 });
    expect((await desk.store.get(page))?.candles).toHaveLength(180);
  });

  it('tells again at its repeat what it has found, since nobody may have heard', async () => {
    const desk = await createDesk({ stored: without(all, 60, 70), venue: all });
    await desk.run();
    await desk.run();
    expect(desk.changes()).toHaveLength(2);
    await desk.run(atMs + 2 * hourMs);
    expect(desk.changes(), 'and not for ever').toHaveLength(2);
  });

  it('finds once a day what the venue has corrected after hours, and keeps what it was', async () => {
    const corrected = all.map((one, row) => (row === 5 ? { ...one, close: 101 } : one));
    const desk = await createDesk({ stored: all, venue: corrected });
    await desk.run();
    expect(await desk.revisions()).toEqual([]);
    const midnightMs = Date.UTC(2026, 10, 21, 0, 7);
    await desk.run(midnightMs);
    expect(await desk.revisions()).toMatchObject([
      { by: 'repair-candles', source: 'recorded', before: { close: 100 }, after: { close: 101 }, atMs: midnightMs },
    ]);
  });

  it('takes what was never collected for history, not for a hole', async () => {
    const desk = await createDesk({ stored: [], venue: all });
    expect(await desk.run()).toEqual({ done: 0, total: 0 });
  });
});

async function createDesk({ stored, venue }: { stored: readonly Candle[]; venue: readonly Candle[] }) {
  const store = memoryStore();
  const { publish, published } = memoryPublisher();
  const asked: { fromMs: number; toMs: number }[] = [];
  let failure: FeedError | undefined;
  const feed: Feed = {
    name: 'recorded',
    quotes: async () => [],
    async candles({ id }, interval, span) {
      if (id !== instrumentId || interval !== '1m') return [];
      asked.push(span);
      if (failure !== undefined) throw failure;
      return venue.filter(({ openAtMs }) => openAtMs >= span.fromMs && openAtMs + minuteMs <= span.toMs);
    },
  };
  const fixed = { instrumentId, interval: '1m' as const, page: '2026-11-20', source: 'recorded', updatedAtMs: 1 };
  if (stored.length > 0) await store.set(page, { ...fixed, candles: [...stored] });
  const context = quietContext({ store, publish, feeds: async () => feed });
  return {
    store,
    asked: () => asked.length,
    askedAbout: (instantMs: number) =>
      asked.filter(({ fromMs, toMs }) => fromMs <= instantMs && instantMs < toMs).length,
    changes: () => published.filter(({ topic }) => topic === 'history-changed').map(({ data }) => data),
    revisions: () => store.list({ collection: 'revisions', limit: 10 }),
    fail(error: FeedError | undefined) {
      failure = error;
    },
    run: (runAtMs = atMs) => repairCandles.handle({ data: { atMs: runAtMs }, atMs: runAtMs }, context),
  };
}

function candleAt(openAtMs: number): Candle {
  return { openAtMs, open: 100, high: 102, low: 99, close: 100, volume: 1 };
}

/** The same minutes without those of rows `from` up to `to`. */
function without(candles: readonly Candle[], from: number, to: number): Candle[] {
  const gone = { fromMs: startMs + from * minuteMs, toMs: startMs + to * minuteMs };
  return candles.filter(({ openAtMs }) => openAtMs < gone.fromMs || openAtMs >= gone.toMs);
}
