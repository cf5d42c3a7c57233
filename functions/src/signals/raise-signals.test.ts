import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import { expect, it } from 'vitest';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { crossingMinutes, tickAtMs } from '../testing/desk-in-memory.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { raiseSignals } from './raise-signals.ts';

it.each([
  ['KRW-BTC', ['ant', 'bee'], 'every desk watches it'],
  ['KRW-XRP', ['ant'], 'it is on one list only'],
  ['KRW-SOL', [], 'nobody watches it any more'],
])('tells of a signal about %s to %j', async (instrumentId, expected, because) => {
  const store = memoryStore();
  const { publish, published } = memoryPublisher();
  for (const userId of ['ant', 'bee']) {
    await store.set(documentRef('users', userId), { userId, email: `${userId}@gaemi.local`, joinedAtMs: 0 });
  }
  await store.set(documentRef('coverage', 'all'), { watchers: { 'KRW-XRP': ['ant'] } });
  const openAtMs = tickAtMs - minuteMs;
  const page = pageOf('1m', openAtMs);
  await store.set(documentRef('candles', candlePageId(instrumentId, '1m', page)), {
    instrumentId,
    interval: '1m',
    page,
    source: 'test',
    updatedAtMs: tickAtMs,
    candles: crossingMinutes(),
  });
  const data = { instrumentId, interval: '1m', openAtMs, atMs: tickAtMs };
  await raiseSignals.handle({ data, atMs: tickAtMs }, quietContext({ store, publish }));

  const told = published.filter(({ topic }) => topic === 'signal-raised').map(({ data: message }) => message);
  const names = ['ant', 'bee'].filter((userId) => JSON.stringify(told).includes(`"${userId}"`));
  expect(names, because).toEqual(expected);
  const signals = await store.list({ collection: 'signals', limit: 10 });
  expect(signals.length, 'the signal itself is kept for all to see').toBeGreaterThan(0);
});
