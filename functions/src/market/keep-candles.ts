import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { type Candle, intervalMs } from '@gaemi/core/market/candle.ts';
import { candlePageId, mergeCandles, pageOf } from '@gaemi/core/market/candle-page.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Store } from '../adapters/store/store.ts';

export type KeptCandles =
  | {
      readonly status: 'kept';
      readonly revised: readonly Candle[];
      /** The newest candle known before these; undefined when their pages were empty. */
      readonly lastKnownMs: Instant | undefined;
    }
  /** Nothing was written: between these and what is known, candles are missing. */
  | { readonly status: 'gap'; readonly lastKnownMs: Instant | undefined };

interface Target {
  readonly instrument: Instrument;
  readonly source: string;
  readonly atMs: Instant;
  readonly store: Store;
  /** Writes across a hole: whoever asks has filled it as far as the venue can. */
  readonly acrossGap: boolean;
}

/**
 * Merges candles into their pages in one transaction, so that two collectors never lose each other's. A hole is answered,
 * not written over: once newer candles were kept, nobody would look for the older ones again.
 */
export function keepCandles(candles: readonly Candle[], target: Target): Promise<KeptCandles> {
  const { instrument, source, atMs, store, acrossGap } = target;
  const { id: instrumentId, interval } = instrument;
  const byPage = [...Map.groupBy(candles, ({ openAtMs }) => pageOf(interval, openAtMs))];
  const refs = byPage.map(([page]) => documentRef('candles', candlePageId(instrumentId, interval, page)));
  return store.transact(async (transaction) => {
    const known = await transaction.getMany(refs);
    const lastKnownMs = known
      .flatMap((page) => page?.candles.at(-1)?.openAtMs ?? [])
      .toSorted(ascending)
      .at(-1);
    const expectedMs = (lastKnownMs ?? Number.NEGATIVE_INFINITY) + intervalMs[interval];
    const firstMs = candles[0]?.openAtMs ?? expectedMs;
    if (!acrossGap && expectedMs < firstMs) return { status: 'gap', lastKnownMs };
    const revised: Candle[] = [];
    for (const [index, [page, fresh]] of byPage.entries()) {
      const merged = mergeCandles(known[index]?.candles ?? [], fresh);
      revised.push(...merged.revised);
      if (merged.added.length + merged.revised.length === 0) continue;
      const ref = documentRef('candles', candlePageId(instrumentId, interval, page));
      transaction.set(ref, { instrumentId, interval, page, source, updatedAtMs: atMs, candles: merged.candles });
    }
    return { status: 'kept', revised, lastKnownMs };
  });
}

function ascending(left: number, right: number): number {
  return left - right;
}
