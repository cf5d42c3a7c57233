import type { Id } from '@gaemi/core/base/id.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Account } from '@gaemi/core/ledger/account.ts';
import { postTransfers } from '@gaemi/core/ledger/book.ts';
import type { Transfer } from '@gaemi/core/ledger/transfer.ts';
import type { StoreTransaction } from '../adapters/store/store.ts';

interface Posting {
  readonly userId: Id;
  /** All accounts that the transfers touch, as the transaction has read them; absent ones are empty. */
  readonly accounts: readonly (Account | undefined)[];
  readonly transfers: readonly Transfer[];
}

/**
 * Writes transfers and the balances they make as one; writes nothing when an account is short. A transfer that is there
 * already fails the whole transaction, so no cause is ever posted twice.
 */
export function postInTransaction(
  transaction: StoreTransaction,
  { userId, accounts, transfers }: Posting,
): ReturnType<typeof postTransfers> {
  const known = accounts.filter((account) => account !== undefined);
  const posted = postTransfers(known, transfers);
  if (posted.status === 'short') return posted;
  for (const transfer of transfers) transaction.create(documentRef('ledger', transfer.id, userId), transfer);
  for (const account of posted.accounts) transaction.set(documentRef('accounts', account.id, userId), account);
  return posted;
}
