import type { Id } from '../base/id.ts';
import type { Units } from '../base/units.ts';
import { type Account, accountId, type AccountRole, ownRoles } from './account.ts';
import type { PostedTransfer } from './chain.ts';
import type { Transfer } from './transfer.ts';

export type Posting =
  | { readonly status: 'posted'; readonly accounts: Account[]; readonly posted: PostedTransfer[] }
  | {
      readonly status: 'short';
      readonly accountId: Id;
      readonly asset: string;
      readonly availableUnits: Units;
      readonly neededUnits: Units;
    };

/**
 * Moves money by transfers, in their order, all or nothing; answers every account that was touched, opening those that
 * were missing. Whoever posts makes sure that a transfer is posted once: its id is made of its cause.
 */
export function postTransfers(accounts: readonly Account[], transfers: readonly Transfer[]): Posting {
  const touched = new Map<Id, Account>();
  const posted: PostedTransfer[] = [];
  const accountOf = (role: AccountRole, { asset, atMs }: Transfer): Account => {
    const id = accountId(role, asset);
    // A handful, looked through faster than put into a map first.
    const account = touched.get(id) ?? accounts.find((candidate) => candidate.id === id);
    return account ?? { id, role, asset, balanceUnits: 0n, updatedAtMs: atMs };
  };
  for (const transfer of transfers) {
    const from = accountOf(transfer.from, transfer);
    if (ownRoles.has(from.role) && from.balanceUnits < transfer.units) return shortOf(from, transfer);
    const left = changed(from, -transfer.units, transfer);
    touched.set(from.id, left);
    const reached = changed(accountOf(transfer.to, transfer), transfer.units, transfer);
    touched.set(reached.id, reached);
    posted.push({ transfer, fromBalanceUnits: left.balanceUnits, toBalanceUnits: reached.balanceUnits });
  }
  return { status: 'posted', accounts: [...touched.values()], posted };
}

/** The sum of all balances by asset; anything but zero means that money was made or lost by the books. */
export function trialBalance(accounts: readonly Account[]): Map<string, Units> {
  const sums = new Map<string, Units>();
  for (const { asset, balanceUnits } of accounts) sums.set(asset, (sums.get(asset) ?? 0n) + balanceUnits);
  return sums;
}

function shortOf(account: Account, transfer: Transfer): Posting {
  return {
    status: 'short',
    accountId: account.id,
    asset: account.asset,
    availableUnits: account.balanceUnits,
    neededUnits: transfer.units,
  };
}

function changed(account: Account, units: Units, { atMs }: Transfer): Account {
  return {
    ...account,
    balanceUnits: account.balanceUnits + units,
    // Messages may come late; an account does not grow younger by them.
    updatedAtMs: Math.max(account.updatedAtMs, atMs),
  };
}
