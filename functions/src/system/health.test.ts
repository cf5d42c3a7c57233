import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { readManifest } from '../runtime/read-manifest.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { health } from './health.ts';

const nowMs = Date.parse('2026-11-20T01:00:00Z');
const clock = { wallAtMs: 0, marketAtMs: nowMs - 60 * 24 * 60 * minuteMs, speed: 1 };
const scheduled = (await readManifest()).scheduled.map(({ name }) => name);

/** A desk on which every scheduled function has just run, except those named. */
async function askDesk(change: { silent?: readonly string[]; failing?: readonly string[]; feed?: 'failing' } = {}) {
  const store = memoryStore();
  for (const name of scheduled.filter((each) => !change.silent?.includes(each))) await put(name, 'succeeded');
  for (const name of change.failing ?? []) await put(name, 'failed');
  if (change.feed === 'failing') {
    const feed = { status: 'failing' as const, sinceMs: 1, message: 'HTTP 503', failures: 3 };
    await store.set(documentRef('boards', 'crypto'), { group: 'crypto', atMs: nowMs, quotes: {}, feed });
  }
  await store.set(documentRef('system', 'desk'), { mode: 'live', clock, sources: [] });
  return ask(store);

  async function put(name: string, outcome: 'succeeded' | 'failed') {
    const job = { name, atMs: nowMs - minuteMs, endedAtMs: nowMs, durationMs: 1, outcome, causeId: 'c' };
    await store.set(documentRef('jobs', name), job);
  }
}

function ask(store = memoryStore()) {
  const context = quietContext({ store, clock: { nowMs: () => nowMs } });
  return health.handle({ data: {}, atMs: nowMs }, context);
}

describe('the health of a desk', () => {
  it('is well when every scheduled function has run in time', async () => {
    expect(scheduled).toContain('collect-candles');
    expect(await askDesk()).toEqual({
      isAlive: true,
      body: {
        status: 'ok',
        silent: [],
        failing: [],
        failingFeeds: [],
        functionsSeen: scheduled.length,
        newestAtMs: nowMs - minuteMs,
        nowMs,
      },
    });
  });

  it('is not alive when the scheduler has stopped waking a function, or never has', async () => {
    expect(await askDesk({ silent: ['sync-orders', 'prune-candles'] })).toMatchObject({
      isAlive: false,
      body: { status: 'silent', silent: ['prune-candles', 'sync-orders'] },
    });
  });

  it('is not alive before anything has run', async () => {
    expect(await ask()).toMatchObject({ isAlive: false, body: { status: 'idle', functionsSeen: 0 } });
  });

  it('is degraded, and alive, when runs fail or a feed does', async () => {
    expect(await askDesk({ failing: ['collect-news'] })).toMatchObject({
      isAlive: true,
      body: { status: 'degraded', failing: ['collect-news'] },
    });
    expect(await askDesk({ feed: 'failing' })).toMatchObject({
      isAlive: true,
      body: { status: 'degraded', failingFeeds: ['crypto'] },
    });
  });

  it('forgets the failures of functions that are gone', async () => {
    expect(await askDesk({ failing: ['of-last-year'] })).toMatchObject({ body: { status: 'ok', failing: [] } });
  });

  it('says first what has stopped', async () => {
    expect(await askDesk({ silent: ['sync-orders'], failing: ['collect-news'] })).toMatchObject({
      body: { status: 'silent', failing: ['collect-news'] },
    });
  });
});
