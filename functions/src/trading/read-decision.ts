import type { Id } from '@gaemi/core/base/id.ts';
import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { reserveAccounts } from '@gaemi/core/trading/trade-accounts.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import type { Store, StoreTransaction } from '../adapters/store/store.ts';
import { ledgerHeadRef } from '../runtime/post-in-transaction.ts';

interface Reading {
  readonly userId: Id;
  readonly instrument: Instrument;
  readonly atMs: Instant;
}

/** What a decision is made of beside the account itself. */
export async function readMarket(store: Store, { userId, instrument, atMs }: Reading) {
  const pages = instrument.interval === '1m' ? pagesBetween('1m', atMs - 6 * minuteMs, atMs) : [];
  const [[settings, portfolio, board, ...candlePages], incidents] = await Promise.all([
    store.getMany([
      documentRef('settings', 'trading', userId),
      documentRef('portfolio', 'current', userId),
      documentRef('boards', instrument.group),
      ...pages.map((page) => documentRef('candles', candlePageId(instrument.id, '1m', page))),
    ]),
    store.list({ collection: 'incidents', userId, where: [['status', '==', 'open']], limit: 1 }),
  ]);
  const candles: Candle[] = candlePages.flatMap((page) => page?.candles ?? []);
  const strategyIds = strategies.map(({ id }) => id);
  return {
    settings: settings ?? defaultSettings(strategyIds, atMs),
    portfolio,
    incidents,
    quote: board?.quotes[instrument.id],
    recentCandles: candles.filter(({ openAtMs }) => openAtMs >= atMs - 6 * minuteMs && openAtMs < atMs),
  };
}

/** The order of an id if there is one, and the account as it is at this moment. */
export async function readAccount(
  source: Pick<StoreTransaction, 'getMany'>,
  { userId, instrument }: Omit<Reading, 'atMs'>,
  orderId: Id,
) {
  const [known, position, head, ...accounts] = await source.getMany([
    documentRef('orders', orderId, userId),
    documentRef('positions', instrument.id, userId),
    ledgerHeadRef(userId),
    ...reserveAccounts(instrument).map((account) => documentRef('accounts', account, userId)),
  ]);
  return { known, position, head, accounts: accounts.filter((account) => account !== undefined) };
}
