import { documentRef } from '@gaemi/core/collections.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import { type Account, accountId, type AccountRole } from '@gaemi/core/ledger/account.ts';
import { knownValue, type LiveState } from './live-state.ts';
import { newestDocuments, oneDocument } from './live-target.ts';
import { useDesktop, useLive } from './use-live.ts';

/** As many as the desk itself verifies; a handful of each asset that was ever touched. */
const accountsMax = 500;

/** Every account of the person's own ledger. */
export function useAccounts(): LiveState<readonly Account[]> {
  const { person } = useDesktop();
  return useLive(newestDocuments({ collection: 'accounts', userId: person.userId, limit: accountsMax }));
}

/** What one account holds; undefined until the desk has said so, nothing when it was never touched. */
export function useBalance(role: AccountRole, asset: string): Units | undefined {
  const { person } = useDesktop();
  const state = useLive(oneDocument(documentRef('accounts', accountId(role, asset), person.userId)));
  return state.status === 'empty' ? 0n : knownValue(state)?.balanceUnits;
}
