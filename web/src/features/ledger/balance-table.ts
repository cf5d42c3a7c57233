import type { Units } from '@gaemi/core/base/units.ts';
import { type Account, AccountRole } from '@gaemi/core/ledger/account.ts';
import { Currency, isCurrency } from '@gaemi/core/ledger/currency.ts';

/** Every asset a row, every role that occurs a column. */
export interface BalanceTable {
  readonly roles: readonly AccountRole[];
  readonly rows: readonly BalanceRow[];
}

export interface BalanceRow {
  readonly asset: string;
  readonly units: ReadonlyMap<AccountRole, Units>;
  /** Anything but zero means that the books made or lost something. */
  readonly sumUnits: Units;
  /** When the youngest of its accounts was written. */
  readonly updatedAtMs: number;
}

/** Currencies first, won before the others, then the assets by name. */
export function balanceTable(accounts: readonly Account[]): BalanceTable {
  const present = new Set(accounts.map(({ role }) => role));
  const byAsset = Map.groupBy(accounts, ({ asset }) => asset);
  const rows = [...byAsset].map(([asset, ofAsset]) => ({
    asset,
    units: new Map(ofAsset.map(({ role, balanceUnits }) => [role, balanceUnits])),
    sumUnits: ofAsset.reduce((sum, { balanceUnits }) => sum + balanceUnits, 0n),
    updatedAtMs: Math.max(...ofAsset.map(({ updatedAtMs }) => updatedAtMs)),
  }));
  return {
    roles: AccountRole.options.filter((role) => present.has(role)),
    rows: rows.toSorted(
      (left, right) => rankOf(left.asset) - rankOf(right.asset) || (left.asset < right.asset ? -1 : 1),
    ),
  };
}

function rankOf(asset: string): number {
  return isCurrency(asset) ? Currency.options.indexOf(asset) : Currency.options.length;
}
