import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { candlePageId } from '@gaemi/core/market/candle-page.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FeedError } from '../adapters/feeds/feed.ts';
import { collectorAtMs as atMs, createCollectorDesk } from '../testing/collector-desk.ts';

const crypto = documentRef('boards', 'crypto');
const down = new FeedError('down', 'nobody answers');
const known = { upbit: ['KRW-BTC', 'KRW-ETH'], yahoo: ['AAPL', 'KRW-BTC', 'KRW-ETH'], binance: ['binance:BTC-USDT'] };

describe('a feed that fails', () => {
  it('is let alone from the third silent minute on, and asked again when its time has come', async () => {
    const desk = createCollectorDesk(known);
    await desk.tick(0);
    desk.feed('upbit').fault = down;
    desk.feed('yahoo').known.clear();
    for (const minute of [1, 2, 3]) await desk.tick(minute);
    const board = await desk.store.get(crypto);
    const sinceMs = atMs + minuteMs;
    expect(board?.feed).toMatchObject({ status: 'open', sinceMs, failures: 3, untilMs: atMs + 5 * minuteMs });

    const asked = desk.feed('upbit').asked;
    await desk.tick(4);
    expect(desk.feed('upbit').asked, 'nobody asks while the breaker is open').toBe(asked);
    await desk.tick(5);
    expect(desk.feed('upbit').asked).toBe(asked + 1);
    expect((await desk.store.get(crypto))?.feed).toMatchObject({ failures: 4, untilMs: atMs + 9 * minuteMs, sinceMs });

    desk.feed('upbit').fault = undefined;
    await desk.tick(9);
    expect((await desk.store.get(crypto))?.feed).toEqual({ status: 'ok' });
  });

  it('is let alone at once for as long as its vendor says', async () => {
    const desk = createCollectorDesk(known);
    desk.feed('yahoo').fault = new FeedError('throttled', 'too many requests', { retryAfterMs: hourMs });
    await desk.tick(0);
    const asked = desk.feed('yahoo').asked;
    for (const minute of [1, 30, 59]) await desk.tick(minute);
    expect(desk.feed('yahoo').asked).toBe(asked);
    await desk.tick(60);
    expect(desk.feed('yahoo').asked).toBe(asked + 1);
  });

  it('counts the same minute once, however often it is delivered', async () => {
    const desk = createCollectorDesk(known);
    desk.feed('upbit').fault = down;
    for (const minute of [0, 0, 0, 0]) await desk.tick(minute);
    expect((await desk.store.get(crypto))?.feed).toMatchObject({ status: 'failing', failures: 1 });
  });

  it('is called stale when none of its markets has moved for ten minutes', async () => {
    const desk = createCollectorDesk(known);
    desk.feed('upbit').ageMs = 11 * minuteMs;
    await desk.tick(0);
    const board = await desk.store.get(crypto);
    expect(board?.feed).toMatchObject({ status: 'failing', message: expect.stringContaining('no price has changed') });
  });

  it('does not fail for one symbol that its vendor has lost', async () => {
    const desk = createCollectorDesk(known);
    desk.feed('upbit').known.delete('KRW-ETH');
    await desk.tick(0);
    const board = await desk.store.get(crypto);
    expect(board?.feed).toEqual({ status: 'ok' });
    expect(Object.keys(board?.quotes ?? {})).toEqual(['KRW-BTC']);
  });
});

describe('the feed that stands in', () => {
  it('is shown under its own name, and leaves the history and the decisions alone', async () => {
    const desk = createCollectorDesk(known);
    await desk.tick(0);
    const announced = desk.published.length;
    const page = documentRef('candles', candlePageId('KRW-BTC', '1m', '2026-11-20'));
    const before = await desk.store.get(page);
    desk.feed('upbit').fault = down;
    desk.feed('yahoo').price = 103;
    await desk.tick(1);

    const board = await desk.store.get(crypto);
    expect(board?.feed).toMatchObject({ status: 'failing', fallback: 'yahoo' });
    expect(board?.quotes['KRW-BTC']).toMatchObject({
      price: 103,
      source: 'yahoo',
      isFallback: true,
      closed: { openAtMs: atMs },
    });
    expect(await desk.store.get(page)).toEqual(before);
    expect(desk.published.slice(announced).filter(({ data }) => isOfBitcoin(data))).toEqual([]);
  });

  it('gives the place back, and the hole is filled by the instrument’s own feed', async () => {
    const desk = createCollectorDesk(known);
    await desk.tick(0);
    desk.feed('upbit').fault = down;
    for (const minute of [1, 2]) await desk.tick(minute);
    desk.feed('upbit').fault = undefined;
    // The other feed's clock was ahead; that must not keep its price on the board.
    desk.feed('upbit').ageMs = 2 * minuteMs;
    await desk.tick(3);

    const board = await desk.store.get(crypto);
    expect(board?.feed).toEqual({ status: 'ok' });
    expect(board?.quotes['KRW-BTC']).toMatchObject({ source: 'upbit' });
    expect(board?.quotes['KRW-BTC']?.isFallback).toBeUndefined();
    const page = await desk.store.get(documentRef('candles', candlePageId('KRW-BTC', '1m', '2026-11-20')));
    expect(page?.source).toBe('upbit');
    expect(page?.candles.at(-1)?.openAtMs).toBe(atMs + 2 * minuteMs);
  });

  it('is not asked while its own vendor wants to be let alone', async () => {
    const desk = createCollectorDesk(known);
    desk.feed('yahoo').fault = new FeedError('throttled', 'too many requests', { retryAfterMs: hourMs });
    await desk.tick(0);
    const asked = desk.feed('yahoo').asked;
    desk.feed('upbit').fault = down;
    await desk.tick(1);
    expect(desk.feed('yahoo').asked).toBe(asked);
    expect((await desk.store.get(crypto))?.feed).not.toHaveProperty('fallback');
  });
});

describe('sub-ticks', () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: false });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are off unless somebody has switched them on', async () => {
    const desk = createCollectorDesk(known);
    await desk.tick(0);
    expect(desk.feed('upbit').asked).toBe(1);
  });

  it('read quotes every ten seconds, write only what has changed, and end before the next minute', async () => {
    const desk = createCollectorDesk(known);
    await desk.store.set(documentRef('coverage', 'all'), { watchers: {}, subTicks: true });
    const set = vi.spyOn(desk.store, 'set');
    desk.feed('upbit').ageMs = 0;
    const startedMs = Date.now();
    desk.clock.nowMs = () => atMs + (Date.now() - startedMs);
    const running = desk.tick(0);
    for (let second = 0; second < 60; second += 1) {
      if (second === 25) desk.feed('upbit').price = 101;
      await vi.advanceTimersByTimeAsync(1000);
    }
    await running;
    expect(desk.feed('upbit').asked, 'at 0, 10, 20, 30, 40 and 50 seconds').toBe(6);
    expect(desk.feed('yahoo').asked, 'stocks keep to their minute').toBe(1);
    const writes = set.mock.calls.filter(([ref]) => ref.path === 'boards/crypto');
    expect(writes, 'the tick, and the one change of the price').toHaveLength(2);
    expect((await desk.store.get(crypto))?.quotes['KRW-BTC']?.price).toBe(101);
  });

  it('are left out by a tick that comes so late that the next one has begun', async () => {
    const desk = createCollectorDesk(known);
    await desk.store.set(documentRef('coverage', 'all'), { watchers: {}, subTicks: true });
    desk.clock.nowMs = () => atMs + minuteMs;
    await desk.tick(0);
    expect(desk.feed('upbit').asked).toBe(1);
  });
});

describe('what is collected', () => {
  it('is what every desk watches and what anybody does, a board for each group', async () => {
    const desk = createCollectorDesk(known);
    await desk.store.set(documentRef('coverage', 'all'), { watchers: { 'binance:BTC-USDT': ['ant'] } });
    await desk.tick(0);
    const board = await desk.store.get(documentRef('boards', 'binance'));
    expect(Object.keys(board?.quotes ?? {})).toEqual(['binance:BTC-USDT']);
    expect(await desk.store.get(documentRef('candles', 'binance:BTC-USDT_1m_2026-11-20'))).toBeDefined();
  });

  it('ends when nobody watches any more', async () => {
    const desk = createCollectorDesk({ ...known, upbit: ['KRW-BTC', 'KRW-XRP'] });
    await desk.store.set(documentRef('coverage', 'all'), { watchers: { 'KRW-XRP': ['ant'] } });
    await desk.tick(0);
    expect(Object.keys((await desk.store.get(crypto))?.quotes ?? {})).toEqual(['KRW-BTC', 'KRW-XRP']);
    await desk.store.set(documentRef('coverage', 'all'), { watchers: {} });
    await desk.tick(1);
    expect(Object.keys((await desk.store.get(crypto))?.quotes ?? {})).toEqual(['KRW-BTC']);
  });
});

function isOfBitcoin(data: unknown): boolean {
  return JSON.stringify(data).includes('KRW-BTC');
}
