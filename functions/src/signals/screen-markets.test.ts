import { dayMs, hourMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { actionOf } from '@gaemi/core/market/action-of.ts';
import { defaultInstruments, instrumentById } from '@gaemi/core/market/instruments.ts';
import { wanderingCandles } from '@gaemi/core/testing/wandering-candles.ts';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { keepPages } from '../testing/keep-pages.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { screenMarkets } from './screen-markets.ts';

// Bars from 26 September 2025 on; the newest of 420 closes at the tick.
const firstMs = Date.UTC(2025, 8, 26);
const atMs = firstMs + 420 * dayMs;
const days = wanderingCandles(420, 1, firstMs);
const bitcoin = { instrumentId: 'KRW-BTC', interval: '1d' } as const;

describe('screen-markets', () => {
  it('writes one document with a row for every instrument', async () => {
    const store = memoryStore();
    await keepPages(store, bitcoin, days);
    const quote = { instrumentId: 'KRW-BTC', price: 150, atMs: atMs + hourMs, source: 'feed' };
    await store.set(documentRef('boards', 'crypto'), {
      group: 'crypto',
      atMs,
      quotes: { 'KRW-BTC': quote },
      feed: { status: 'ok' },
    });
    await screenMarkets.handle({ data: { atMs: atMs + hourMs }, atMs: 0 }, quietContext({ store }));

    const screen = await store.get(documentRef('screens', 'latest'));
    expect(screen?.rows.map(({ instrumentId }) => instrumentId)).toEqual(defaultInstruments.map(({ id }) => id));
    const [row, empty] = screen?.rows ?? [];
    expect(row).toMatchObject({ price: 150, atMs: atMs + hourMs, source: 'feed', barsAtMs: atMs });
    expect(row?.bars, 'an hour more than 420 days ago is not read').toBe(419);
    expect(row?.change1d).toBeCloseTo(150 / (days.at(-1)?.close ?? 0) - 1, 12);
    expect(row?.missing).toEqual({});
    expect(empty).toMatchObject({ instrumentId: 'KRW-ETH', price: null, missing: { price: { because: 'no-price' } } });
    expect(screen).toMatchObject({ atMs: atMs + hourMs, leftOut: 0 });
  });

  it('decides on nothing that was not over at the tick', async () => {
    const store = memoryStore();
    await keepPages(store, bitcoin, days);
    await screenMarkets.handle({ data: { atMs: atMs - 1 }, atMs: 0 }, quietContext({ store }));
    const screen = await store.get(documentRef('screens', 'latest'));
    expect(screen?.rows[0]).toMatchObject({ bars: 419, barsAtMs: atMs - dayMs, price: days.at(-2)?.close });
  });

  it('is not turned back by a tick that comes late', async () => {
    const store = memoryStore();
    await keepPages(store, bitcoin, days);
    const context = quietContext({ store });
    for (const tickMs of [atMs, atMs - dayMs]) await screenMarkets.handle({ data: { atMs: tickMs }, atMs: 0 }, context);
    expect(await store.get(documentRef('screens', 'latest'))).toMatchObject({ atMs });
  });

  it('sees no fall in a split', async () => {
    const store = memoryStore();
    const apple = instrumentById('AAPL');
    const split = { ...actionOf(apple, { kind: 'split', date: '2026-11-17', source: 'test' }) };
    const traded = days.map((day) => ({ ...day, openAtMs: day.openAtMs + 14.5 * hourMs }));
    const halved = traded.map((day) => (day.openAtMs < split.atMs ? { ...day, ...twice(day) } : day));
    await keepPages(store, { instrumentId: 'AAPL', interval: '1d' }, halved);
    await store.set(documentRef('corporateActions', split.id), {
      ...split,
      kind: 'split',
      numerator: 2,
      denominator: 1,
    });
    await screenMarkets.handle({ data: { atMs: atMs + dayMs }, atMs: 0 }, quietContext({ store }));
    const row = (await store.get(documentRef('screens', 'latest')))?.rows.find((one) => one.instrumentId === 'AAPL');
    const highest = Math.max(...traded.slice(-365).map(({ high }) => high));
    expect(row?.high52w).toBeCloseTo(highest, 9);
  });
});

function twice({ open, high, low, close, volume }: (typeof days)[number]) {
  return { open: 2 * open, high: 2 * high, low: 2 * low, close: 2 * close, volume: volume / 2 };
}
