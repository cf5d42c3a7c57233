import { candlePageId, CandlePage } from '@gaemi/core/market/candle-page.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import type { LiveSource } from './backend.ts';
import { createCandleStore } from './candle-store.ts';

const minute = 60_000;
const midnight = Date.UTC(2026, 10, 20);
const bitcoin = instrumentById('KRW-BTC');

function candle(index: number) {
  return { openAtMs: midnight + index * minute, open: 10, high: 12, low: 9, close: 11, volume: index };
}

function quote(index: number): Quote {
  return {
    instrumentId: bitcoin.id,
    price: 11,
    atMs: midnight + (index + 1) * minute,
    source: 'upbit',
    closed: candle(index),
  };
}

/** Holds the pages as the desk stores them; counts what is read. */
function pageSource(count: () => number) {
  const asked: string[] = [];
  const source: LiveSource = {
    watch: () => () => undefined,
    async read(paths) {
      asked.push(...paths);
      const id = candlePageId(bitcoin.id, '1m', '2026-11-20');
      if (!paths.includes(`candles/${id}`)) return [];
      const candles = Array.from({ length: count() }, (_, index) => candle(index));
      const page = {
        instrumentId: bitcoin.id,
        interval: '1m',
        page: '2026-11-20',
        source: 'upbit',
        updatedAtMs: 0,
        candles,
      } as const;
      return [{ id, data: z.encode(CandlePage, page) }];
    },
  };
  return { source, asked };
}

describe('the candles of a chart', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are read once, then grow by the board alone', async () => {
    const { source, asked } = pageSource(() => 10);
    const store = createCandleStore(source, bitcoin);
    store.tell(quote(9));
    await vi.runAllTimersAsync();
    const reads = asked.length;
    store.tell(quote(10));
    store.tell(quote(11));
    const state = store.state();
    expect(state.status === 'ready' && state.candles.length).toBe(12);
    expect(asked.length, 'a candle told by the board costs no read').toBe(reads);
  });

  it('are read again from the newest page when one was missed', async () => {
    let kept = 10;
    const { source, asked } = pageSource(() => kept);
    const store = createCandleStore(source, bitcoin);
    store.tell(quote(9));
    await vi.runAllTimersAsync();
    asked.length = 0;
    kept = 15;
    vi.setSystemTime(Date.now() + 11_000);
    store.tell(quote(14));
    await vi.runAllTimersAsync();
    const state = store.state();
    expect(state.status === 'ready' && state.candles.map(({ volume }) => volume)).toEqual(
      Array.from({ length: 15 }, (_, index) => index),
    );
    expect(asked, 'only the newest page is read again').toEqual(['candles/KRW-BTC_1m_2026-11-20']);
  });

  it('fill a gap later when the page was read a moment ago', async () => {
    let kept = 10;
    const { source } = pageSource(() => kept);
    const store = createCandleStore(source, bitcoin);
    store.tell(quote(9));
    await vi.runAllTimersAsync();
    kept = 16;
    store.tell(quote(12));
    vi.setSystemTime(Date.now() + 11_000);
    store.tell(quote(13));
    await vi.runAllTimersAsync();
    const state = store.state();
    expect(state.status === 'ready' && state.candles.length, 'a gap is not forgotten by waiting').toBe(16);
  });

  it('say that they could not be read, and can be asked again', async () => {
    let broken = true;
    const good = pageSource(() => 3).source;
    const source: LiveSource = {
      ...good,
      read: async (paths) => {
        if (broken) throw new Error('unavailable');
        return good.read(paths);
      },
    };
    const store = createCandleStore(source, bitcoin);
    store.tell(quote(2));
    await vi.runAllTimersAsync();
    expect(store.state()).toEqual({ status: 'failed', reason: 'unavailable' });
    broken = false;
    store.retry();
    await vi.runAllTimersAsync();
    expect(store.state().status).toBe('ready');
  });

  it('of an interval that no quote carries are read again when one of them must have closed', async () => {
    let kept = 10;
    const { source, asked } = pageSource(() => kept);
    const store = createCandleStore(source, bitcoin);
    const priceOnly = (index: number, afterMs = 0): Quote => {
      const { closed: _closed, ...price } = quote(index);
      return { ...price, atMs: price.atMs + afterMs };
    };
    store.tell(priceOnly(9));
    await vi.runAllTimersAsync();
    asked.length = 0;
    vi.setSystemTime(Date.now() + 11_000);
    store.tell(priceOnly(9, 30_000));
    await vi.runAllTimersAsync();
    expect(asked, 'half a candle later there is nothing to read').toEqual([]);
    kept = 11;
    store.tell(priceOnly(10));
    await vi.runAllTimersAsync();
    const state = store.state();
    expect(state.status === 'ready' && state.candles.length).toBe(11);
  });

  it('of earlier pages are put before what is known, once', async () => {
    const { source } = pageSource(() => 5);
    const store = createCandleStore(source, bitcoin);
    const tomorrow = { ...quote(24 * 60 * 2), atMs: midnight + 2 * 24 * 60 * minute };
    store.tell(tomorrow);
    await vi.runAllTimersAsync();
    expect(await store.readOlder(), 'yesterday lies before the span of a chart').toBe(true);
    const state = store.state();
    expect(state.status === 'ready' && state.candles.map(({ volume }) => volume)).toEqual([0, 1, 2, 3, 4, 24 * 60 * 2]);
    expect(await store.readOlder(), 'and nothing before that').toBe(false);
  });

  it('reach back as far as a wider chart wants, with what is missing alone', async () => {
    const { source, asked } = pageSource(() => 5);
    const store = createCandleStore(source, bitcoin);
    store.tell({ ...quote(24 * 60 * 2), atMs: midnight + 2 * 24 * 60 * minute });
    await vi.runAllTimersAsync();
    const opened = asked.splice(0);
    await store.reach(3 * 24 * 60 * minute);
    const state = store.state();
    expect(state.status === 'ready' && state.candles.map(({ volume }) => volume)).toEqual([0, 1, 2, 3, 4, 24 * 60 * 2]);
    expect(opened).toHaveLength(2);
    expect(asked, 'and the page at whose middle the chart began').toEqual(
      ['2026-11-19', '2026-11-20', '2026-11-21']
        .map((day) => `candles/${candlePageId(bitcoin.id, '1m', day)}`)
        .slice(0, asked.length),
    );
    asked.length = 0;
    await store.reach(2 * 24 * 60 * minute);
    expect(asked, 'a narrower one reads nothing').toEqual([]);
  });

  it('reach back while the first of them are still being read', async () => {
    const { source } = pageSource(() => 5);
    const store = createCandleStore(source, bitcoin);
    store.tell({ ...quote(24 * 60 * 2), atMs: midnight + 2 * 24 * 60 * minute });
    await store.reach(3 * 24 * 60 * minute);
    await vi.runAllTimersAsync();
    const state = store.state();
    expect(state.status === 'ready' && state.candles[0]?.volume).toBe(0);
  });
});
