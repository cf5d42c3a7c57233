import { dayMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { wanderingCandles } from '@gaemi/core/testing/wandering-candles.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { keepPages } from '../testing/keep-pages.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { study } from './study.ts';
import { studyCorrelations } from './study-correlations.ts';

const firstMs = Date.UTC(2025, 9, 1);
const atMs = firstMs + 400 * dayMs;
const store = memoryStore();
const context = quietContext({ store, clock: { nowMs: () => atMs } });
const caller = { userId: 'ant', email: undefined };

beforeAll(async () => {
  await keepPages(store, { instrumentId: 'KRW-BTC', interval: '1d' }, wanderingCandles(400, 1, firstMs));
  await keepPages(store, { instrumentId: 'KRW-ETH', interval: '1d' }, wanderingCandles(400, 2, firstMs));
});

describe('study-correlations', () => {
  it('writes a document for each window', async () => {
    await studyCorrelations.handle({ data: { atMs }, atMs: 0 }, context);
    for (const windowSessions of [30, 90, 250]) {
      const stored = await store.get(documentRef('correlations', `1d_${windowSessions}`));
      expect(stored).toMatchObject({ atMs, windowSessions, leftOut: [] });
      const [pair] = stored?.pairs ?? [];
      expect(pair).toMatchObject({ a: 'KRW-BTC', b: 'KRW-ETH', n: windowSessions });
      expect(Math.abs(pair?.pearson ?? 1)).toBeLessThan(0.5);
      expect(stored?.pairs.at(-1)).toMatchObject({ n: 0, pearson: null, missing: 'too-few-returns' });
    }
  });
});

describe('study', () => {
  const ask = (data: unknown) => study.handle({ data, atMs: 0, caller }, context);

  it('answers about chosen instruments and a chosen window', async () => {
    const answer = await ask({ instrumentIds: ['KRW-ETH', 'KRW-BTC', 'KRW-ETH'], windowSessions: 50 });
    expect(answer).toMatchObject({ windowSessions: 50, instrumentIds: ['KRW-ETH', 'KRW-BTC'], atMs });
    expect(answer).toMatchObject({ granger: { tests: 2, lagMax: 5, criterion: 'bic' } });
  });

  it.each<[string, unknown, string]>([
    ['one instrument', { instrumentIds: ['KRW-BTC'], windowSessions: 50 }, 'invalid-argument'],
    ['one instrument twice', { instrumentIds: ['KRW-BTC', 'KRW-BTC'], windowSessions: 50 }, 'invalid-argument'],
    ['what nobody knows', { instrumentIds: ['KRW-BTC', '???'], windowSessions: 50 }, 'not-found'],
    ['too many', { instrumentIds: Array.from({ length: 13 }, () => 'AAPL'), windowSessions: 50 }, 'invalid-argument'],
    ['too short a window', { instrumentIds: ['AAPL', 'MSFT'], windowSessions: 5 }, 'invalid-argument'],
    ['too far back', { instrumentIds: ['AAPL', 'MSFT'], windowSessions: 60, lagMax: 99 }, 'invalid-argument'],
  ])('refuses %s in both languages', async (_what, data, code) => {
    await expect(ask(data)).rejects.toMatchObject({
      code,
      text: { ko: expect.stringMatching(/[가-힣]/), en: expect.any(String) },
    });
  });
});
