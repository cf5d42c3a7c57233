import { unitsPerOne } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Signal } from '@gaemi/core/signals/signal.ts';
import { expect, it } from 'vitest';
import { createPaperExchange } from '../adapters/exchanges/paper-exchange.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { createDesk, crossingMinutes, memberId, tickAtMs } from '../testing/desk-in-memory.ts';

const instrumentId = 'KRW-BTC';
const candleOpenAtMs = tickAtMs - 60_000;

it.each([[['buy', 'sell'] as const], [['sell', 'buy'] as const]])(
  'of two strategies that contradict each other on a candle the exit alone trades, told as %j',
  async (order) => {
    const store = memoryStore();
    const exchange = createPaperExchange({ store });
    const desk = await createDesk({ store, exchange, candles: crossingMinutes(), delivery: 'once' });
    await desk.tick('collect-candles');
    await desk.drain();
    const held = await store.get(documentRef('positions', instrumentId, memberId));
    expect(held?.quantityUnits, 'something is held').toBeGreaterThan(0n);

    const signals = [signalOf('sma-rsi', 'buy'), signalOf('analyst-view', 'sell')];
    for (const signal of signals) await store.set(documentRef('signals', signal.id), signal);
    for (const side of order) {
      const signalId = signals.find((signal) => signal.side === side)?.id;
      await desk.run('place-orders', { signalId, instrumentId, userId: memberId, atMs: tickAtMs });
    }
    await desk.drain();

    const orders = await store.list({ collection: 'orders', userId: memberId, limit: 10 });
    const ended = orders
      .filter(({ strategyId }) => strategyId !== 'sma-cross')
      .map(({ side, status, refusals }) => [side, status, ...refusals.map(({ rule }) => rule)]);
    expect(ended.toSorted()).toEqual([
      ['buy', 'refused', 'one-mind'],
      ['sell', 'filled'],
    ]);
    const after = await store.get(documentRef('positions', instrumentId, memberId));
    expect(after?.quantityUnits).toBe(0n);
    const cash = await store.get(documentRef('accounts', 'reserved_KRW', memberId));
    expect((cash?.balanceUnits ?? 0n) / unitsPerOne, 'nothing stays promised').toBe(0n);
  },
);

it('tells in its risk event every reason of a refusal, not the first alone', async () => {
  const store = memoryStore();
  const desk = await createDesk({ store, exchange: createPaperExchange({ store }), candles: [], delivery: 'once' });
  const signal = signalOf('sma-rsi', 'sell');
  await store.set(documentRef('signals', signal.id), signal);
  await desk.run('place-orders', { signalId: signal.id, instrumentId, userId: memberId, atMs: tickAtMs });
  const event = await store.get(documentRef('riskEvents', `order_${signal.id}`, memberId));
  expect(event?.rule).toBe('fresh-quote, available-funds');
  expect(event?.text).toEqual({
    ko: 'KRW-BTC의 시세가 없습니다. 팔 수 있는 수량이 0 BTC입니다.',
    en: 'There is no quote of KRW-BTC. The quantity available for sale is 0 BTC.',
  });
});

function signalOf(strategyId: string, side: Signal['side']): Signal {
  return {
    id: `${strategyId}_${instrumentId}_1m_${candleOpenAtMs}`,
    strategyId,
    instrumentId,
    interval: '1m',
    candleOpenAtMs,
    atMs: tickAtMs,
    side,
    confidence: 0.9,
    price: 1,
    reasons: [{ ko: '이유', en: 'a reason' }],
    evidence: {},
  };
}
