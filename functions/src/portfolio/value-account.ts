import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { boardGroups } from '@gaemi/core/market/instruments.ts';
import { dailyStatOf, valuePortfolio } from '@gaemi/core/portfolio/value-portfolio.ts';
import type { Store } from '../adapters/store/store.ts';
import { ledgerHeadRef } from '../runtime/post-in-transaction.ts';
import { quotesOfPositions } from '../runtime/quotes-of-positions.ts';

const accountsMax = 500;

interface Valuation {
  readonly userId: Id;
  readonly atMs: Instant;
  /** Whether books that have been valued at that time are valued again, at the newest quotes. */
  readonly again: boolean;
}

/**
 * Values one person's account at the newest quotes and keeps it with the figures of its day. It is of one moment: every
 * posting moves the head of the ledger, which is read first and has to stand when the valuation is kept.
 */
export async function valueAccount({ userId, atMs, again }: Valuation, store: Store): Promise<void> {
  const reading = store.getMany(boardGroups.map((group) => documentRef('boards', group)));
  reading.catch(() => undefined);
  await store.transact(async (transaction) => {
    const [head, previous] = await transaction.getMany([
      ledgerHeadRef(userId),
      documentRef('portfolio', 'current', userId),
    ]);
    const ledgerSequence = head?.sequence ?? 0;
    // A message that was overtaken has nothing to add, unless it is of money that nobody has counted.
    const isCounted = (previous?.ledgerSequence ?? -1) >= ledgerSequence;
    const isLate = previous !== undefined && (again ? previous.atMs > atMs : previous.atMs >= atMs);
    if (isCounted && isLate) return;
    const [accounts, positions, boards] = await Promise.all([
      store.list({ collection: 'accounts', userId, limit: accountsMax }),
      store.list({ collection: 'positions', userId, limit: accountsMax }),
      reading,
    ]);
    const usual = new Map(boards.flatMap((board) => Object.entries(board?.quotes ?? {})));
    const quotes = await quotesOfPositions(store, positions, usual);
    const portfolio = valuePortfolio({ accounts, positions, quotes, previous, atMs });
    const stat = dailyStatOf(portfolio);
    transaction.set(documentRef('portfolio', 'current', userId), { ...portfolio, ledgerSequence });
    transaction.set(documentRef('dailyStats', stat.date, userId), stat);
  });
}
