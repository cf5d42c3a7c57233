import { hash } from 'node:crypto';
import type { Id } from '@gaemi/core/base/id.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Account } from '@gaemi/core/ledger/account.ts';
import { type Posting, postTransfers } from '@gaemi/core/ledger/book.ts';
import { chainTransfers, headOf } from '@gaemi/core/ledger/chain.ts';
import { emptyHead, type LedgerHead, ledgerHeadId } from '@gaemi/core/ledger/entry.ts';
import type { Transfer } from '@gaemi/core/ledger/transfer.ts';
import type { StoreTransaction } from '../adapters/store/store.ts';

interface Wanted {
  readonly userId: Id;
  /** All accounts that the transfers touch, as the transaction has read them; absent ones are empty. */
  readonly accounts: readonly (Account | undefined)[];
  /** `ledgerHeadRef`, read with them: asked for here it would cost every posting a round trip more. */
  readonly head: LedgerHead | undefined;
  readonly transfers: readonly Transfer[];
}

/**
 * Writes transfers and the balances they make as one; writes nothing when an account is short. A transfer that is there
 * already fails the whole transaction, so no cause is ever posted twice. The head of the person's chain
 * is written too: of two that post at once, one is tried again on the other's head. Comes before the caller's writes.
 */
export function postInTransaction(
  transaction: StoreTransaction,
  { userId, accounts, head = emptyHead, transfers }: Wanted,
): Posting {
  const known = accounts.filter((account) => account !== undefined);
  const posting = postTransfers(known, transfers);
  if (posting.status === 'short' || transfers.length === 0) return posting;
  const entries = chainTransfers(head, posting.posted, sha256);
  for (const entry of entries) transaction.create(documentRef('ledger', entry.id, userId), entry);
  for (const account of posting.accounts) transaction.set(documentRef('accounts', account.id, userId), account);
  const newest = entries.at(-1);
  if (newest !== undefined) transaction.set(ledgerHeadRef(userId), headOf(newest));
  return posting;
}

/** The newest entry of a person's ledger. */
export function ledgerHeadRef(userId: Id) {
  return documentRef('ledgerHeads', ledgerHeadId, userId);
}

/** What the ledger's chain is made with. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
