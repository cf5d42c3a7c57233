import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import type { CorporateAction } from '@gaemi/core/market/corporate-action.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Store } from '../adapters/store/store.ts';

/** More than a company does in the years that a strategy looks back. */
const actionsMax = 200;

/** The stored candles of an instrument in its own interval, as they were traded. */
export async function readCandles(
  store: Store,
  { id, interval }: Instrument,
  { fromMs, toMs }: { readonly fromMs: Instant; readonly toMs: Instant },
): Promise<Candle[]> {
  const refs = pagesBetween(interval, fromMs, toMs).map((page) =>
    documentRef('candles', candlePageId(id, interval, page)),
  );
  const pages = await store.getMany(refs);
  return pages.flatMap((page) => page?.candles ?? []).filter(({ openAtMs }) => openAtMs <= toMs);
}

/** What has been done to its shares. Only companies do such things, so nothing else costs a read. */
export async function readActions(store: Store, { id, kind }: Instrument): Promise<CorporateAction[]> {
  if (kind !== 'stock') return [];
  return store.list({ collection: 'corporateActions', where: [['instrumentId', '==', id]], limit: actionsMax });
}
