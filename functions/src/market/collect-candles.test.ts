import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import { describe, expect, it } from 'vitest';
import { type Feed, FeedError } from '../adapters/feeds/feed.ts';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { collectCandles } from './collect-candles.ts';

const atMs = Date.UTC(2026, 10, 20, 3, 0);
const page = documentRef('candles', candlePageId('KRW-BTC', '1m', pageOf('1m', atMs)));

describe('collect-candles', () => {
  it('fills the history of a new desk and announces only the newest candle', async () => {
    const desk = createCollector(minutes(120));
    await desk.tick(atMs);

    const stored = await desk.store.get(page);
    expect(stored?.candles).toHaveLength(120);
    expect(desk.announced()).toEqual([atMs - minuteMs]);
  });

  it('repairs the hole that a silence has left', async () => {
    const all = minutes(120);
    const desk = createCollector(all);
    await desk.tick(atMs - 60 * minuteMs);
    await desk.tick(atMs);

    expect((await desk.store.get(page))?.candles).toEqual(all);
  });

  it('comes back to a hole that it could not fill at once', async () => {
    const all = minutes(120);
    const desk = createCollector(all);
    desk.failHistory(new FeedError('throttled', 'too many requests'));
    await desk.tick(atMs - minuteMs);
    expect(desk.announced(), 'nothing is decided on half a history').toEqual([]);
    const board = await desk.store.get(documentRef('boards', 'crypto'));
    expect(board?.feed.status).toBe('failing');
    expect(board?.quotes['KRW-BTC']?.atMs, 'the quote was read all the same').toBe(atMs - minuteMs);
    desk.failHistory(undefined);
    await desk.tick(atMs);

    expect((await desk.store.get(page))?.candles).toEqual(all);
  });

  it('announces a candle again when the venue corrects it', async () => {
    const candles = minutes(120);
    const desk = createCollector(candles);
    await desk.tick(atMs - minuteMs);
    const corrected = candles[116];
    if (corrected !== undefined) corrected.close += 1;
    await desk.tick(atMs);

    expect(desk.announced()).toEqual([atMs - 2 * minuteMs, corrected?.openAtMs, atMs - minuteMs]);
  });

  it('tells the newest candle again at a repeat of the tick, since nobody may have heard', async () => {
    const desk = createCollector(minutes(10));
    await desk.tick(atMs);
    await desk.tick(atMs);

    expect(desk.announced()).toEqual([atMs - minuteMs, atMs - minuteMs]);
  });

  it('keeps the last quotes and says so when the feed is silent', async () => {
    const desk = createCollector(minutes(10));
    await desk.tick(atMs);
    desk.fail(new FeedError('throttled', 'too many requests'));
    await desk.tick(atMs + minuteMs);
    await desk.tick(atMs + 2 * minuteMs);

    const board = await desk.store.get(documentRef('boards', 'crypto'));
    const message = 'too many requests';
    expect(board?.feed).toEqual({ status: 'failing', sinceMs: atMs + minuteMs, message, failures: 2 });
    expect(board?.quotes['KRW-BTC']?.atMs, 'the age of the price stays true').toBe(atMs);
  });

  it('does not turn a price back when an older tick comes late', async () => {
    const desk = createCollector(minutes(10));
    await desk.tick(atMs);
    await desk.tick(atMs - minuteMs);

    const board = await desk.store.get(documentRef('boards', 'crypto'));
    expect(board?.quotes['KRW-BTC']?.atMs).toBe(atMs);
    expect(board?.atMs).toBe(atMs);
  });
});

function createCollector(candles: readonly Candle[]) {
  const store = memoryStore();
  const { publish, published } = memoryPublisher();
  let failure: FeedError | undefined;
  let historyFailure: FeedError | undefined;
  let nowMs = atMs;
  const feed: Feed = {
    name: 'recorded',
    async quotes(instruments) {
      if (failure !== undefined) throw failure;
      const known = instruments.filter(({ id }) => id === 'KRW-BTC');
      return known.map(({ id }) => ({ instrumentId: id, price: 100 + nowMs / 1e12, atMs: nowMs, source: 'recorded' }));
    },
    async candles({ id }, _interval, { fromMs, toMs }) {
      if (id !== 'KRW-BTC') return [];
      if (historyFailure !== undefined && toMs - fromMs > 10 * minuteMs) throw historyFailure;
      return candles
        .filter(({ openAtMs }) => openAtMs >= fromMs && openAtMs + minuteMs <= toMs)
        .map((one) => ({ ...one }));
    },
  };
  const context = quietContext({ store, publish, feeds: async () => feed });
  return {
    store,
    announced: () => published.flatMap(({ data }) => (isOpening(data) ? [data.openAtMs] : [])),
    fail: (error: FeedError) => {
      failure = error;
    },
    failHistory: (error: FeedError | undefined) => {
      historyFailure = error;
    },
    async tick(tickAtMs: number) {
      nowMs = tickAtMs;
      await collectCandles.handle({ data: { atMs: tickAtMs }, atMs: tickAtMs }, context);
    },
  };
}

function isOpening(data: unknown): data is { openAtMs: number } {
  return typeof data === 'object' && data !== null && 'openAtMs' in data;
}

/** Flat minutes that end with the tick. */
function minutes(count: number): Candle[] {
  return Array.from({ length: count }, (_, index) => {
    const openAtMs = atMs - (count - index) * minuteMs;
    return { openAtMs, open: 100, high: 101, low: 99, close: 100, volume: index };
  });
}
