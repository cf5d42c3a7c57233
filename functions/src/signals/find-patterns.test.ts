import { dayMs, hourMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { topics } from '@gaemi/core/topics.ts';
import { describe, expect, it } from 'vitest';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { keepPages } from '../testing/keep-pages.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { findPatterns } from './find-patterns.ts';

const cycles = 60;
const firstMs = Date.UTC(2025, 0, 1);
/** The close of an engulfing bar, the second of its cycle. */
const atMs = firstMs + (10 * cycles + 2) * dayMs;

describe('find-patterns', () => {
  it('measures, shows and tells a pattern that has kept its promise', async () => {
    const desk = await createDesk();
    await desk.tick(atMs);

    const report = await desk.report();
    const statistic = report?.statistics.find(({ patternId }) => patternId === 'bullish-engulfing');
    expect(statistic).toMatchObject({ instrumentKind: 'crypto', status: 'measured', confidence: 1, isAboveBase: true });
    expect(report?.sightings[0]).toMatchObject({ instrumentId: 'KRW-BTC', atMs, source: 'test' });
    const told = desk.told();
    expect(new Set(told.map(({ userId }) => userId)), 'every member').toEqual(new Set(['ant', 'bee']));
    expect(told.map(({ alert }) => alert.id)).toContain(`pattern_bullish-engulfing_KRW-BTC_1d_${atMs - dayMs}`);
  });

  it('tells the same again under the same id, and nothing that is old', async () => {
    const desk = await createDesk();
    await desk.tick(atMs);
    const first = desk.told().map(({ alert }) => alert.id);
    await desk.tick(atMs);
    expect(
      desk.told().map(({ alert }) => alert.id),
      'told twice, kept once',
    ).toEqual([...first, ...first]);
    await desk.tick(atMs + 3 * hourMs);
    expect(desk.told(), 'three hours later it is old').toHaveLength(2 * first.length);
  });

  it('looks at no bar that is not over', async () => {
    const desk = await createDesk();
    await desk.tick(atMs - 1);
    const sightings = (await desk.report())?.sightings ?? [];
    expect(sightings.filter((sighting) => sighting.atMs >= atMs)).toEqual([]);
    expect(desk.told()).toEqual([]);
  });

  it('measures once a day', async () => {
    const desk = await createDesk();
    await desk.tick(atMs);
    await desk.tick(atMs + 23 * hourMs);
    expect(await desk.report()).toMatchObject({ atMs: atMs + 23 * hourMs, measuredAtMs: atMs });
    await desk.tick(atMs + 24 * hourMs);
    expect(await desk.report()).toMatchObject({ measuredAtMs: atMs + 24 * hourMs });
  });

  it('writes an empty report for each interval of a new desk', async () => {
    const store = memoryStore();
    await findPatterns.handle({ data: { atMs }, atMs: 0 }, quietContext({ store }));
    for (const interval of ['1h', '1d']) {
      const report = await store.get(documentRef('patterns', interval));
      expect(report).toMatchObject({ interval, sightings: [], history: { bars: 0, fromMs: null } });
      expect(report?.statistics.filter(({ status }) => status === 'measured')).toEqual([]);
    }
  });
});

async function createDesk() {
  const store = memoryStore();
  const { publish, published } = memoryPublisher();
  await keepPages(store, { instrumentId: 'KRW-BTC', interval: '1d' }, engulfings());
  for (const userId of ['ant', 'bee']) {
    await store.set(documentRef('users', userId), { userId, email: `${userId}@gaemi.local`, joinedAtMs: 0 });
  }
  return {
    tick: (tickMs: number) =>
      findPatterns.handle({ data: { atMs: tickMs }, atMs: 0 }, quietContext({ store, publish })),
    report: () => store.get(documentRef('patterns', '1d')),
    told: () => published.map(({ data }) => topics['alert-raised'].parse(data)),
  };
}

/** Ten bars each: a black one, a white one around it, a rise, and back down; the last cycle has two. */
function engulfings(): Candle[] {
  const cycle: readonly (readonly [number, number])[] = [
    [100, 98],
    [97, 101],
    [101, 102],
    [102, 103],
    [103, 104],
    [104, 105],
    [105, 106],
    [106, 104],
    [104, 102],
    [102, 100],
  ];
  return Array.from({ length: 10 * cycles + 2 }, (_, index) => {
    const [open = 0, close = 0] = cycle[index % cycle.length] ?? [];
    const [high, low] = [Math.max(open, close), Math.min(open, close)];
    return { openAtMs: firstMs + index * dayMs, open, high, low, close, volume: 1 };
  });
}
