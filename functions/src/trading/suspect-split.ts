import { dayMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import { contradictsCloses } from '@gaemi/core/market/contradicts-closes.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Store } from '../adapters/store/store.ts';

/** Longer than any market has been closed. */
const reachMs = 31 * dayMs;

/** Whether the price of a share may be that of other shares than those that are held. */
export async function suspectsSplit(store: Store, quote: Quote): Promise<boolean> {
  const { id, kind } = instrumentById(quote.instrumentId);
  if (kind !== 'stock') return false;
  const refs = pagesBetween('1d', quote.atMs - reachMs, quote.atMs).map((page) =>
    documentRef('candles', candlePageId(id, '1d', page)),
  );
  const days = (await store.getMany(refs)).flatMap((page) => page?.candles ?? []);
  return contradictsCloses(
    quote,
    days.filter(({ openAtMs }) => openAtMs <= quote.atMs),
  );
}
