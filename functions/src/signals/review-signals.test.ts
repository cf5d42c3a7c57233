import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { candlePageId } from '@gaemi/core/market/candle-page.ts';
import { describe, expect, it } from 'vitest';
import { memoryPublisher } from '../adapters/messages/memory-publisher.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { crossingMinutes, tickAtMs } from '../testing/desk-in-memory.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { raiseSignals } from './raise-signals.ts';
import { reviewSignals } from './review-signals.ts';

const instrumentId = 'KRW-BTC';
const crossing = crossingMinutes();
/** So long after the crossing that nothing of it is fresh. */
const laterMs = tickAtMs + 30 * minuteMs;
const crossedMs = tickAtMs - minuteMs;
const signalId = `sma-cross_KRW-BTC_1m_${crossedMs}`;

describe('review-signals', () => {
  it('says of a signal that it would not have been raised on the corrected candles, and leaves it alone', async () => {
    const desk = await createDesk(crossing);
    await desk.raise();
    const raised = await desk.store.get(documentRef('signals', signalId));
    expect(raised?.side, 'there is something to withdraw').toBe('buy');
    await desk.correct(withoutJump(crossing));
    await desk.review();

    expect(await desk.verdict()).toMatchObject({ verdict: 'withdrawn', raisedSide: 'buy', atMs: laterMs });
    expect(await desk.store.get(documentRef('signals', signalId))).toEqual(raised);
  });

  it('says of a signal that it was missed, and raises nothing: an order never comes from the past', async () => {
    const desk = await createDesk(withoutJump(crossing));
    await desk.raise();
    await desk.correct(crossing);
    await desk.review();

    expect(await desk.verdict()).toMatchObject({ verdict: 'missed', sideNow: 'buy' });
    expect(await desk.store.get(documentRef('signals', signalId))).toBeUndefined();
    expect(desk.published).toEqual([]);
  });

  it('takes back what it said when the candles are corrected back', async () => {
    const desk = await createDesk(crossing);
    await desk.raise();
    await desk.review();
    expect(await desk.verdict(), 'a signal that stands is no news').toBeUndefined();
    await desk.correct(withoutJump(crossing));
    await desk.review();
    await desk.correct(crossing);
    await desk.review();
    expect(await desk.verdict()).toMatchObject({ verdict: 'stands' });
  });

  it('leaves a candle that has just closed to those who still raise it', async () => {
    const desk = await createDesk(withoutJump(crossing));
    await desk.correct(crossing);
    await desk.review(tickAtMs + minuteMs);
    expect(await desk.verdict()).toBeUndefined();
  });

  it('looks at what was built on the candle, not only at the candle itself', async () => {
    const desk = await createDesk(crossing);
    await desk.raise();
    // A candle within the slow mean rises so high that the fast one was never below it.
    const changed = crossing.map((one, row) =>
      row === 52 ? { ...one, close: 2 * one.close, high: 2 * one.high } : one,
    );
    await desk.correct(changed);
    const openAtMs = changed[52]?.openAtMs ?? 0;
    await desk.review(laterMs, openAtMs);
    expect(await desk.verdict()).toMatchObject({ verdict: 'withdrawn' });
  });
});

async function createDesk(candles: readonly Candle[]) {
  const store = memoryStore();
  const { publish, published } = memoryPublisher();
  const context = quietContext({ store, publish });
  const correct = (all: readonly Candle[]) =>
    store.set(documentRef('candles', candlePageId(instrumentId, '1m', '2026-11-20')), {
      instrumentId,
      interval: '1m',
      page: '2026-11-20',
      source: 'test',
      updatedAtMs: tickAtMs,
      candles: [...all],
    });
  await correct(candles);
  return {
    store,
    published,
    correct,
    raise: () =>
      raiseSignals.handle(
        { data: { instrumentId, interval: '1m', openAtMs: crossedMs, atMs: tickAtMs }, atMs: tickAtMs },
        context,
      ),
    review: (atMs = laterMs, openAtMs = crossedMs) =>
      reviewSignals.handle(
        { data: { instrumentId, interval: '1m', fromMs: openAtMs, toMs: openAtMs, atMs }, atMs },
        context,
      ),
    verdict: () => store.get(documentRef('signalReviews', signalId)),
  };
}

/** The same minutes, but the last one goes on falling. */
function withoutJump(candles: readonly Candle[]): Candle[] {
  const close = 149_000_000;
  return candles.map((one, row) =>
    row === candles.length - 1 ? { ...one, open: close, high: close, low: close, close } : one,
  );
}
