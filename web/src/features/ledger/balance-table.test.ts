import type { Account } from '@gaemi/core/ledger/account.ts';
import { describe, expect, it } from 'vitest';
import { balanceTable } from './balance-table.ts';

function account(role: Account['role'], asset: string, balanceUnits: bigint, updatedAtMs = 1): Account {
  return { id: `${role}_${asset}`, role, asset, balanceUnits, updatedAtMs };
}

describe('the table of balances', () => {
  it('has money first, then assets by name, and only the roles that occur', () => {
    const table = balanceTable([
      account('market', 'ETH', -5n),
      account('holding', 'ETH', 5n, 7),
      account('cash', 'USD', 3n),
      account('external', 'USD', -3n),
      account('cash', 'KRW', 9n),
      account('external', 'KRW', -9n),
      account('holding', 'BTC', 1n),
      account('market', 'BTC', -1n),
    ]);
    expect(table.rows.map(({ asset }) => asset)).toEqual(['KRW', 'USD', 'BTC', 'ETH']);
    expect(table.roles).toEqual(['cash', 'holding', 'external', 'market']);
    expect(table.rows.at(-1)).toMatchObject({ sumUnits: 0n, updatedAtMs: 7 });
  });

  it('shows a unit too many', () => {
    const { rows } = balanceTable([account('cash', 'KRW', 10n), account('external', 'KRW', -9n)]);
    expect(rows.map(({ sumUnits }) => sumUnits)).toEqual([1n]);
  });
});
