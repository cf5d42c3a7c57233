import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle, Interval } from '@gaemi/core/market/candle.ts';
import { candlePageId, pageOf } from '@gaemi/core/market/candle-page.ts';
import type { Store } from '../adapters/store/store.ts';

/** Puts candles into their pages as a collector would have left them. */
export async function keepPages(
  store: Store,
  { instrumentId, interval }: { readonly instrumentId: string; readonly interval: Interval },
  candles: readonly Candle[],
): Promise<void> {
  for (const [page, inPage] of Map.groupBy(candles, ({ openAtMs }) => pageOf(interval, openAtMs))) {
    const ref = documentRef('candles', candlePageId(instrumentId, interval, page));
    await store.set(ref, { instrumentId, interval, page, source: 'test', updatedAtMs: 0, candles: [...inPage] });
  }
}
