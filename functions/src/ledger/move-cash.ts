import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import type { Transfer } from '@gaemi/core/ledger/transfer.ts';
import type { BaseContext } from '../runtime/context.ts';
import { ledgerHeadRef, postInTransaction } from '../runtime/post-in-transaction.ts';

export type CashMove =
  | { readonly status: 'posted' | 'already-posted'; readonly balanceUnits: Units }
  | { readonly status: 'short'; readonly asset: string; readonly availableUnits: Units }
  | { readonly status: 'conflict'; readonly known: Transfer };

/** Moves cash between a person and the world outside, once a request. */
export async function moveCash(
  { userId, transfer, atMs }: { userId: Id; transfer: Transfer; atMs: Instant },
  { store, publish }: Pick<BaseContext, 'store' | 'publish'>,
): Promise<CashMove> {
  const moved = await store.transact(async (transaction): Promise<CashMove> => {
    const cashId = accountId('cash', transfer.asset);
    const [known, cash, external, head] = await transaction.getMany([
      documentRef('ledger', transfer.id, userId),
      documentRef('accounts', cashId, userId),
      documentRef('accounts', accountId('external', transfer.asset), userId),
      ledgerHeadRef(userId),
    ]);
    if (known !== undefined) {
      if (known.units !== transfer.units || known.kind !== transfer.kind) return { status: 'conflict', known };
      return { status: 'already-posted', balanceUnits: cash?.balanceUnits ?? 0n };
    }
    const accounts = [cash, external];
    const posted = postInTransaction(transaction, { userId, accounts, head, transfers: [transfer] });
    if (posted.status === 'short')
      return { status: 'short', asset: posted.asset, availableUnits: posted.availableUnits };
    const after = posted.accounts.find(({ id }) => id === cashId);
    return { status: 'posted', balanceUnits: after?.balanceUnits ?? 0n };
  });
  if (moved.status === 'posted' || moved.status === 'already-posted') {
    await publish('ledger-posted', { userId, causeId: transfer.id, atMs });
  }
  return moved;
}
