import type { Id } from '@gaemi/core/base/id.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { chainFault } from '@gaemi/core/ledger/chain.ts';
import { emptyHead } from '@gaemi/core/ledger/entry.ts';
import type { Store } from '../adapters/store/store.ts';
import { sha256 } from '../runtime/post-in-transaction.ts';
import { memberId } from './desk-in-memory.ts';

/** All that counts in the end: what was sent, how orders ended, what is whose, and that the ledger is whole. */
export async function outcomeOf(store: Store, submitted: readonly string[], instrumentId: Id = 'KRW-BTC') {
  const mine = { userId: memberId, limit: 200 };
  const [orders, accounts, entries, open, position] = await Promise.all([
    store.list({ collection: 'orders', ...mine }),
    store.list({ collection: 'accounts', ...mine }),
    store.list({ collection: 'ledger', ...mine, orderBy: ['sequence', 'asc'] }),
    store.list({ collection: 'openOrders', limit: 9 }),
    store.get(documentRef('positions', instrumentId, memberId)),
  ]);
  return {
    submitted: [...submitted],
    orders: orders.map(({ id, status, fills, settledFills }) => [id, status, fills.length, settledFills] as const),
    balances: Object.fromEntries(accounts.map(({ id, balanceUnits }) => [id, balanceUnits])),
    transfers: entries.map(({ id, units }) => [id, units]),
    held: position?.quantityUnits,
    chain: chainFault(emptyHead, entries, sha256),
    open: open.length,
  };
}
