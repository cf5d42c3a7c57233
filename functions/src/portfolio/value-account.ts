import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { boardGroups } from '@gaemi/core/market/instruments.ts';
import { dailyStatOf, valuePortfolio } from '@gaemi/core/portfolio/value-portfolio.ts';
import type { Store } from '../adapters/store/store.ts';
import { quotesOfPositions } from '../runtime/quotes-of-positions.ts';

const accountsMax = 500;

/** Values one person's account at the newest quotes and keeps it with the figures of its day. */
export async function valueAccount(userId: Id, atMs: Instant, store: Store): Promise<void> {
  const [accounts, positions, [previous, ...boards]] = await Promise.all([
    store.list({ collection: 'accounts', userId, limit: accountsMax }),
    store.list({ collection: 'positions', userId, limit: accountsMax }),
    store.getMany([
      documentRef('portfolio', 'current', userId),
      ...boardGroups.map((group) => documentRef('boards', group)),
    ]),
  ]);
  // A message that was overtaken has nothing to add.
  if (previous !== undefined && previous.atMs > atMs) return;
  const usual = new Map(boards.flatMap((board) => Object.entries(board?.quotes ?? {})));
  const quotes = await quotesOfPositions(store, positions, usual);
  const portfolio = valuePortfolio({ accounts, positions, quotes, previous, atMs });
  const stat = dailyStatOf(portfolio);
  await Promise.all([
    store.set(documentRef('portfolio', 'current', userId), portfolio),
    store.set(documentRef('dailyStats', stat.date, userId), stat),
  ]);
}
