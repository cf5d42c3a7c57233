import { describe, expect, it } from 'vitest';
import { analysisOf, bitcoin, candlesOf, noonMs } from '../testing/samples.ts';
import { raiseSignal } from './raise-signal.ts';
import { Signal, signalId, signalIdsOfCandle } from './signal.ts';
import { strategies } from './strategies/index.ts';
import { createSmaCross } from './strategies/sma-cross.ts';
import type { Strategy, StrategyView } from './strategy.ts';

const crossing = candlesOf([10, 9, 8, 12]);
const cross = createSmaCross({ fast: 2, slow: 3 });

describe('raiseSignal', () => {
  it('names the signal after its cause and dates it at the close of the candle', () => {
    const signal = raiseSignal(cross, bitcoin, { candles: crossing, analyses: [] });
    expect(signal).toMatchObject({
      id: `sma-cross_KRW-BTC_1m_${noonMs - 60_000}`,
      atMs: noonMs,
      side: 'buy',
      price: 12,
      candleOpenAtMs: noonMs - 60_000,
    });
    expect(Signal.safeParse(signal).success, 'it can be stored').toBe(true);
    expect(raiseSignal(cross, bitcoin, { candles: crossing, analyses: [] }), 'asked again').toEqual(signal);
  });

  it('has an id that tells those of the other strategies on the same candle', () => {
    const strategyIds = ['sma-cross', 'sma', 'analyst-view'];
    const ids = strategyIds.map((strategyId) => signalId(strategyId, 'KRW-BTC', '1m', noonMs));
    for (const id of ids) expect(signalIdsOfCandle(id, strategyIds)).toEqual(ids);
    expect(signalIdsOfCandle('gone_KRW-BTC_1m_1', strategyIds), 'of a strategy that is no more').toEqual([
      'gone_KRW-BTC_1m_1',
    ]);
  });

  it('is silent while the strategy warms up, and when it has nothing to say', () => {
    expect(raiseSignal(cross, bitcoin, { candles: crossing.slice(1), analyses: [] })).toBeUndefined();
    expect(raiseSignal(cross, bitcoin, { candles: [], analyses: [] })).toBeUndefined();
    expect(raiseSignal(cross, bitcoin, { candles: candlesOf([10, 10, 10, 10]), analyses: [] })).toBeUndefined();
  });

  it('shows a strategy nothing of the future and nothing of other instruments', () => {
    const seen: StrategyView[] = [];
    const watcher: Strategy = {
      ...cross,
      evaluate(view) {
        seen.push(view);
        return undefined;
      },
    };
    const known = analysisOf('news', 0.5);
    const analyses = [
      known,
      analysisOf('news', 1, { atMs: noonMs + 1 }),
      analysisOf('news', -1, { instrumentId: 'KRW-ETH' }),
    ];
    raiseSignal(watcher, bitcoin, { candles: crossing, analyses });
    expect(seen[0]?.analyses).toEqual([known]);
    expect(seen[0]?.atMs).toBe(noonMs);
  });

  it('finds every strategy once, each explained in both languages', () => {
    expect(strategies.map(({ id }) => id)).toEqual(['sma-rsi', 'sma-cross', 'analyst-view']);
    for (const { name, description } of strategies) {
      for (const text of [name.ko, name.en, description.ko, description.en]) expect(text.length).toBeGreaterThan(3);
    }
  });

  it('keeps confidence within 0.5 and 1 whatever the prices do', () => {
    // A fixed walk: prime steps, so that every strategy meets rises, falls and pauses.
    const closes = Array.from({ length: 600 }, (_, index) => 1000 + ((index * 7919) % 131) - ((index * 104_729) % 89));
    const raised = closes.flatMap((_, end) =>
      strategies.map((strategy) =>
        raiseSignal(strategy, bitcoin, {
          candles: candlesOf(closes.slice(Math.max(0, end - 30), end)),
          analyses: [analysisOf('news', Math.sin(end))],
        }),
      ),
    );
    const signals = raised.filter((signal) => signal !== undefined);
    expect(signals.length, 'the walk makes them speak').toBeGreaterThan(20);
    for (const { confidence, evidence } of signals) {
      expect(confidence).toBeGreaterThanOrEqual(0.5);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(Object.values(evidence).every(Number.isFinite), 'evidence is numbers').toBe(true);
    }
  });
});
