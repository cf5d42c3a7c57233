import { hourMs, type Instant } from '@gaemi/core/base/instant.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import type { Account } from '@gaemi/core/ledger/account.ts';
import { trialBalance } from '@gaemi/core/ledger/book.ts';
import type { LedgerHead } from '@gaemi/core/ledger/entry.ts';
import type { BookCheck } from '@gaemi/core/portfolio/verify-books.ts';
import type { Incident } from '@gaemi/core/risk/incident.ts';

export interface AssetBooks {
  readonly asset: string;
  /** Of all accounts as they are now. */
  readonly sumUnits: Units;
  /** Of all accounts when the books were verified; undefined for what has come since. */
  readonly verifiedSumUnits: Units | undefined;
  /** How many incidents about it are open. */
  readonly incidents: number;
}

/** Whether every asset sums to zero: now, and when the desk last verified it. */
export function booksByAsset(
  accounts: readonly Account[],
  check: BookCheck | undefined,
  incidents: readonly Incident[],
): AssetBooks[] {
  const verified = verifiedSums(check);
  return [...trialBalance(accounts)]
    .map(([asset, sumUnits]) => ({
      asset,
      sumUnits,
      verifiedSumUnits: verified.get(asset),
      incidents: incidents.filter(({ subject }) => assetOf(subject) === asset).length,
    }))
    .toSorted((left, right) => (left.asset < right.asset ? -1 : 1));
}

/** What an incident is about: an account names its asset after its role, anything else is the asset itself. */
export function assetOf(subject: string): string {
  return /^[a-z]+_(.+)$/.exec(subject)?.[1] ?? subject;
}

export type CheckAge = 'never' | 'fresh' | 'late';

/** The books are verified every hour; two without a word are too many. */
export function checkAge(check: BookCheck | undefined, marketNowMs: Instant): CheckAge {
  if (check === undefined) return 'never';
  return marketNowMs - check.atMs > 2 * hourMs + hourMs / 6 ? 'late' : 'fresh';
}

/** How far the chain was gone through, and what was booked since. */
export function chainProgress(head: LedgerHead | undefined, check: BookCheck | undefined) {
  const verifiedTo = check?.head.sequence ?? 0;
  const bookedTo = Math.max(head?.sequence ?? 0, verifiedTo);
  return { bookedTo, verifiedTo, waiting: bookedTo - verifiedTo };
}

function verifiedSums(check: BookCheck | undefined): Map<string, Units> {
  const sums = new Map<string, Units>();
  for (const [accountId, units] of Object.entries(check?.balances ?? {})) {
    const asset = assetOf(accountId);
    sums.set(asset, (sums.get(asset) ?? 0n) + units);
  }
  return sums;
}
