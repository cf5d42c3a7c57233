import { documentRef } from '@gaemi/core/collections.ts';
import { closeAtMs } from '@gaemi/core/market/candle.ts';
import { candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import type { Future } from '@gaemi/core/market/contract.ts';
import type { SettlementDue } from '@gaemi/core/portfolio/settlement-due.ts';
import type { Store } from '../adapters/store/store.ts';

/**
 * The last price of a session: the close of its last minute with trades, or the board's quote where that is of the session.
 * Undefined while neither is there; a price of another session settles nothing.
 */
export async function settlementPrice(
  store: Store,
  { id, group }: Future,
  { opensAtMs, settlesAtMs }: SettlementDue,
): Promise<number | undefined> {
  const pages = pagesBetween('1m', opensAtMs, settlesAtMs);
  const [board, ...candlePages] = await store.getMany([
    documentRef('boards', group),
    ...pages.map((page) => documentRef('candles', candlePageId(id, '1m', page))),
  ]);
  const last = candlePages
    .flatMap((page) => page?.candles ?? [])
    .findLast(({ openAtMs }) => openAtMs >= opensAtMs && closeAtMs(openAtMs, '1m') <= settlesAtMs);
  if (last !== undefined) return last.close;
  const quote = board?.quotes[id];
  const isOfSession = quote !== undefined && quote.atMs >= opensAtMs && quote.atMs <= settlesAtMs;
  return isOfSession && quote.isFallback !== true ? quote.price : undefined;
}
