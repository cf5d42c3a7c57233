import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schedulesOf, readManifest } from '../host/manifest.ts';
import { startTestDesk, type TestDesk } from './desk.ts';
import { type AskedQuery, Indexes, missingIndexes } from './missing-indexes.ts';

const userId = 'ant';
const queries: AskedQuery[] = [];
let desk: TestDesk;

/** Remembers what was asked for. */
function listening(store: Store): Store {
  return {
    ...store,
    list(query) {
      queries.push(query);
      return store.list(query);
    },
  };
}

beforeAll(async () => {
  desk = await startTestDesk({ wrapStore: listening });
  const atMs = desk.marketNow();
  await desk.store.set(documentRef('users', userId), { userId, email: 'ant@gaemi.local', joinedAtMs: atMs });
  const strategyIds = strategies.map(({ id }) => id);
  await desk.store.set(documentRef('settings', 'trading', userId), defaultSettings(strategyIds, atMs));
  await desk.call('deposit', { currency: 'KRW', units: '100000000000000', requestId: 'one' }, userId);
  // Prices first, as at every start: everything else is about them.
  await desk.tick('collect-candles');
  await desk.quiet(60_000);
  for (const { name } of schedulesOf(readManifest())) if (name !== 'collect-candles') await desk.tick(name);
  await desk.quiet(60_000);
}, 150_000);
afterAll(() => desk?.stop());

describe('every function on the emulators', () => {
  it('succeeds with the vendors of the town', () => {
    const names = new Set(desk.runs.map(({ name }) => name));
    expect(names).toContain('raise-signals');
    expect(desk.runs.filter(({ outcome }) => outcome !== 'succeeded')).toEqual([]);
  });

  it.each(['crypto', 'stocks'])('reads the prices of "%s" without being sent away', async (group) => {
    const board = await desk.store.get(documentRef('boards', group));
    expect(board?.feed, 'what the feed said').toEqual({ status: 'ok' });
  });

  it('fills the charts at the first tick: a whole day of minutes', async () => {
    const nowMs = desk.marketNow();
    const pages = pagesBetween('1m', nowMs - 25 * hourMs, nowMs);
    const refs = pages.map((page) => documentRef('candles', candlePageId('KRW-BTC', '1m', page)));
    const stored = await Promise.all(refs.map((ref) => desk.store.get(ref)));
    const minutes = stored.flatMap((page) => page?.candles ?? []);
    const lastDay = minutes.filter(({ openAtMs }) => openAtMs >= nowMs - 24 * hourMs - minuteMs);
    expect(lastDay.length).toBeGreaterThanOrEqual(24 * 60 - 1);
  });

  it('screens, measures and compares what was read, each with its age', async () => {
    const [screen, patterns, study] = await desk.store.getMany([
      documentRef('screens', 'latest'),
      documentRef('patterns', '1d'),
      documentRef('correlations', '1d_90'),
    ]);
    const apple = screen?.rows.find(({ instrumentId }) => instrumentId === 'AAPL');
    expect(apple, JSON.stringify(apple?.missing)).toMatchObject({
      rsi14: expect.any(Number),
      sma200: expect.any(Number),
    });
    expect(apple?.atMs).toBeLessThanOrEqual(desk.marketNow());
    expect(patterns?.statistics.some(({ status }) => status === 'measured')).toBe(true);
    expect(patterns?.sightings.length).toBeGreaterThan(0);
    expect(study?.pairs.some(({ n, pearson }) => n === 90 && pearson !== null)).toBe(true);
  });

  it('asks the store nothing that needs an index which is not there', () => {
    const indexes = JSON.parse(readFileSync(new URL('../../../firestore.indexes.json', import.meta.url), 'utf8'));
    expect(queries.length, 'something was asked').toBeGreaterThan(0);
    expect(missingIndexes(queries, Indexes.parse(indexes))).toEqual([]);
  });
});
