import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { candlePageId, mergeCandles, pageOf } from '@gaemi/core/market/candle-page.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Store } from '../adapters/store/store.ts';

export interface KeptCandles {
  readonly revised: readonly Candle[];
  /** The newest candle known before these; undefined when their pages were empty. */
  readonly lastKnownMs: Instant | undefined;
}

interface Target {
  readonly instrument: Instrument;
  readonly source: string;
  readonly atMs: Instant;
  readonly store: Store;
}

/** Merges candles into their pages, one transaction a page, so that two collectors never lose each other's. */
export async function keepCandles(candles: readonly Candle[], target: Target): Promise<KeptCandles> {
  const byPage = Map.groupBy(candles, ({ openAtMs }) => pageOf(target.instrument.interval, openAtMs));
  const kept = await Promise.all([...byPage].map(([page, fresh]) => keepPage(page, fresh, target)));
  const known = kept.flatMap(({ lastKnownMs }) => lastKnownMs ?? []);
  return {
    revised: kept.flatMap(({ revised }) => revised),
    lastKnownMs: known.length === 0 ? undefined : Math.max(...known),
  };
}

function keepPage(page: string, fresh: readonly Candle[], target: Target): Promise<KeptCandles> {
  const { instrument, source, atMs, store } = target;
  const { id: instrumentId, interval } = instrument;
  const ref = documentRef('candles', candlePageId(instrumentId, interval, page));
  return store.transact(async (transaction) => {
    const [known] = await transaction.getMany([ref]);
    const { candles, added, revised } = mergeCandles(known?.candles ?? [], fresh);
    if (added.length + revised.length > 0) {
      transaction.set(ref, { instrumentId, interval, page, source, updatedAtMs: atMs, candles });
    }
    return { revised, lastKnownMs: known?.candles.at(-1)?.openAtMs };
  });
}
