import { type Instant, minuteMs } from '../base/instant.ts';
import type { Candle } from './candle.ts';
import { type CandlePage, minutesMax, sameCandle } from './candle-page.ts';

/** What a vendor answered to one question: candles of one page, in any order. */
export interface Reading {
  readonly candles: readonly Candle[];
  /** The tick that asked; of two answers about the same candle the one to the later question holds. */
  readonly atMs: Instant;
}

/** A candle of the past that turned out to be another one. */
export interface Correction {
  readonly before: Candle;
  readonly after: Candle;
}

export interface MergedReading {
  readonly candles: Candle[];
  readonly readAfter: number[];
  /** Not known before, ascending. */
  readonly added: Candle[];
  /** Known before with other values, ascending. */
  readonly corrected: Correction[];
}

type Known = Pick<CandlePage, 'candles' | 'readAfter'>;

/**
 * Adds a reading to a page. The result depends on what was read when, never on the order in which answers arrive: a
 * slow answer to an early question fills holes, and turns no corrected candle back.
 */
export function mergeReading(known: Known | undefined, { candles, atMs }: Reading): MergedReading {
  const rows = new Map(
    (known?.candles ?? []).map((candle, row) => [
      candle.openAtMs,
      { candle, after: known?.readAfter?.[row] ?? 0 } as const,
    ]),
  );
  const before = new Map([...rows].map(([openAtMs, { candle }]) => [openAtMs, candle]));
  for (const candle of candles) {
    const after = minutesAfterOpening(candle, atMs);
    if (after >= (rows.get(candle.openAtMs)?.after ?? 0)) rows.set(candle.openAtMs, { candle, after });
  }
  const merged = [...rows.values()].toSorted((left, right) => left.candle.openAtMs - right.candle.openAtMs);
  return {
    candles: merged.map(({ candle }) => candle),
    readAfter: merged.map(({ after }) => after),
    added: merged.flatMap(({ candle }) => (before.has(candle.openAtMs) ? [] : candle)),
    corrected: merged.flatMap(({ candle }) => {
      const former = before.get(candle.openAtMs);
      return former === undefined || sameCandle(former, candle) ? [] : { before: former, after: candle };
    }),
  };
}

function minutesAfterOpening({ openAtMs }: Candle, atMs: Instant): number {
  return Math.min(Math.max(Math.floor((atMs - openAtMs) / minuteMs), 0), minutesMax);
}
