import { type Analysis, answeringMs } from '@gaemi/core/analysis/analysis.ts';
import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import { smaRsi } from '@gaemi/core/signals/strategies/sma-rsi.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { crossingMinutes, tickAtMs } from '../testing/desk-in-memory.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { raiseSignals } from './raise-signals.ts';

it.each([
  ['KRW-BTC', ['ant', 'bee'], 'every desk watches it'],
  ['KRW-XRP', ['ant'], 'it is on one list only'],
  ['KRW-SOL', [], 'nobody watches it any more'],
  ['KRW-USDT', [], 'it is a rate and no market to trade'],
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
  expect(signals.length > 0, 'the signal itself is kept for all to see').toBe(instrumentId !== 'KRW-USDT');
});

describe('the views that a candle is decided with', () => {
  it('tell an agreement once, though a new view joins it', async () => {
    expect(await sidesWith([viewAt(-10 * minuteMs)]), 'it began ten minutes ago').toEqual([]);
    expect(await sidesWith([viewAt(-10 * minuteMs), viewAt(0)]), 'and goes on with the newest').toEqual([]);
    expect(await sidesWith([viewAt(0)]), 'without the older one it begins now').toEqual(['buy']);
  });

  it('tell no agreement anew when a model has failed in between', async () => {
    const failed = { ...viewAt(-minuteMs), failure: 'the model took too long' };
    expect(await sidesWith([viewAt(-10 * minuteMs), failed, viewAt(0)])).toEqual([]);
    expect(await sidesWith([viewAt(-10 * minuteMs), { ...failed, atMs: viewAt(0).atMs }])).toEqual([]);
  });

  it('are not those that a model may still be answering, which a replay would find', async () => {
    expect(await sidesWith([viewAt(1)])).toEqual([]);
  });

  it('are those of its close, though it is announced late', async () => {
    const later = { ...viewAt(5 * minuteMs), view: { ...viewAt(0).view, score: -1 } };
    expect(await sidesWith([viewAt(0), later], 10 * minuteMs)).toEqual(['buy']);
  });
});

describe('a strategy that fails', () => {
  afterEach(() => vi.restoreAllMocks());

  it('does not silence the others, and is seen to have failed', async () => {
    vi.spyOn(smaRsi, 'evaluate').mockImplementation(() => {
      throw new RangeError('a window of nothing');
    });
    const { raise, sides } = await createMarket({ candles: crossingMinutes() });
    await expect(raise()).rejects.toThrow('1 strategies failed');
    expect(await sides('sma-cross'), 'kept').toEqual(['buy']);
    expect(await sides('sma-cross', 'told'), 'and told').toEqual(['buy']);
  });
});

/** What the analyst's strategy says of a price that has been climbing. */
async function sidesWith(analyses: readonly Analysis[], lateMs = 0) {
  const climb = crossingMinutes().map((one, row) => ({ ...one, close: 100_000_000 + row * 10_000 }));
  const { raise, sides } = await createMarket({ candles: climb, analyses });
  await raise(lateMs);
  return sides('analyst-view');
}

/** One that counts from so long after the tick on. */
function viewAt(afterTickMs: number): Analysis {
  const atMs = tickAtMs + afterTickMs - answeringMs;
  return {
    id: `news_KRW-BTC_${atMs}`,
    kind: 'news',
    instrumentId: 'KRW-BTC',
    atMs,
    view: { score: 0.8, confidence: 1, summary: { ko: '요약', en: 'summary' } },
    evidence: [],
    model: 'rules',
    inputTokens: 0,
    outputTokens: 0,
  };
}

async function createMarket({
  candles,
  analyses = [],
}: {
  readonly candles: readonly Candle[];
  readonly analyses?: readonly Analysis[];
}) {
  const store = memoryStore();
  const { publish, published } = memoryPublisher();
  const [instrumentId, openAtMs] = ['KRW-BTC', tickAtMs - minuteMs];
  await store.set(documentRef('users', 'ant'), { userId: 'ant', email: 'ant@gaemi.local', joinedAtMs: 0 });
  const page = pageOf('1m', openAtMs);
  const stored = { instrumentId, interval: '1m', page, source: 'test', updatedAtMs: tickAtMs, candles: [...candles] };
  await store.set(documentRef('candles', candlePageId(instrumentId, '1m', page)), { ...stored, interval: '1m' });
  for (const analysis of analyses) await store.set(documentRef('analyses', analysis.id), analysis);
  return {
    raise(lateMs = 0) {
      const atMs = tickAtMs + lateMs;
      const data = { instrumentId, interval: '1m', openAtMs, atMs };
      return raiseSignals.handle({ data, atMs }, quietContext({ store, publish }));
    },
    async sides(strategyId: string, which: 'kept' | 'told' = 'kept') {
      const signals = await store.list({ collection: 'signals', limit: 10 });
      const own = signals.filter((signal) => signal.strategyId === strategyId);
      const told = JSON.stringify(published);
      return own.filter(({ id }) => which === 'kept' || told.includes(`"${id}"`)).map(({ side }) => side);
    },
  };
}
