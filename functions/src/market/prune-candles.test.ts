import { dayMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Interval } from '@gaemi/core/market/candle.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { pruneCandles } from './prune-candles.ts';

const atMs = Date.UTC(2026, 10, 20, 4, 30);

describe('prune-candles', () => {
  it('removes minutes that are older than a year, and nothing else', async () => {
    const store = memoryStore();
    const ref = async (interval: Interval, daysAgo: number) => {
      const page = pageOf(interval, atMs - daysAgo * dayMs);
      const made = documentRef('candles', candlePageId('KRW-BTC', interval, page));
      const fixed = { instrumentId: 'KRW-BTC', source: 'test', updatedAtMs: 1, candles: [] };
      await store.set(made, { ...fixed, interval, page });
      return made;
    };
    const kept = [await ref('1m', 0), await ref('1m', 365), await ref('1h', 800), await ref('1d', 4000)];
    const gone = [await ref('1m', 366), await ref('1m', 400)];
    for (let day = 500; day < 580; day += 1) gone.push(await ref('1m', day));

    const progress = await pruneCandles.handle({ data: { atMs }, atMs }, quietContext({ store }));
    expect(progress, 'in more than one round').toEqual({ done: 82, total: 82 });
    expect((await store.getMany(gone)).filter((page) => page !== undefined)).toEqual([]);
    expect((await store.getMany(kept)).filter((page) => page === undefined)).toEqual([]);
  });
});
