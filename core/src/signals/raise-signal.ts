import { countsFromMs } from '../analysis/analysis.ts';
import type { Instrument } from '../market/instrument.ts';
import { decidableAtMs } from '../market/instrument-calendar.ts';
import { type Signal, signalId } from './signal.ts';
import type { Strategy, StrategyInput } from './strategy.ts';

/** Asks one strategy about the newest candle of an instrument; it is shown nothing that was not known at its close. */
export function raiseSignal(strategy: Strategy, instrument: Instrument, input: StrategyInput): Signal | undefined {
  const candle = input.candles.at(-1);
  if (candle === undefined || input.candles.length < strategy.warmupCandles) return undefined;
  const atMs = decidableAtMs(instrument, instrument.interval, candle.openAtMs);
  const analyses = input.analyses.filter(
    (analysis) => analysis.instrumentId === instrument.id && countsFromMs(analysis) <= atMs,
  );
  const opinion = strategy.evaluate({ candles: input.candles, analyses, atMs });
  if (opinion === undefined) return undefined;
  return {
    id: signalId(strategy.id, instrument.id, instrument.interval, candle.openAtMs),
    strategyId: strategy.id,
    instrumentId: instrument.id,
    interval: instrument.interval,
    candleOpenAtMs: candle.openAtMs,
    atMs,
    side: opinion.side,
    confidence: opinion.confidence,
    price: candle.close,
    reasons: [...opinion.reasons],
    evidence: { ...opinion.evidence },
  };
}
