import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Account } from '@gaemi/core/ledger/account.ts';
import { emptyHead } from '@gaemi/core/ledger/entry.ts';
import type { BookCheck } from '@gaemi/core/portfolio/verify-books.ts';
import type { Incident } from '@gaemi/core/risk/incident.ts';
import { describe, expect, it } from 'vitest';
import { assetOf, booksByAsset, chainProgress, checkAge } from './books-state.ts';

const check: BookCheck = {
  head: { ...emptyHead, sequence: 7 },
  balances: { cash_KRW: 5n, external_KRW: -5n, holding_BTC: 2n, market_BTC: -1n },
  splits: {},
  atMs: hourMs,
  drifts: 0,
};
const account = (role: Account['role'], asset: string, balanceUnits: bigint): Account => ({
  id: `${role}_${asset}`,
  role,
  asset,
  balanceUnits,
  updatedAtMs: 1,
});
const incident: Incident = {
  id: 'i',
  kind: 'balance',
  subject: 'cash_KRW',
  text: { ko: '', en: '' },
  status: 'open',
  openedAtMs: 1,
};

describe('the state of the books', () => {
  it('has both sums of every asset, and how many incidents are about it', () => {
    const accounts = [account('cash', 'KRW', 6n), account('external', 'KRW', -5n), account('holding', 'ETH', 0n)];
    expect(booksByAsset(accounts, check, [incident])).toEqual([
      { asset: 'ETH', sumUnits: 0n, verifiedSumUnits: undefined, incidents: 0 },
      { asset: 'KRW', sumUnits: 1n, verifiedSumUnits: 0n, incidents: 1 },
    ]);
  });

  it('finds the asset in the name of an account, and leaves ids of assets alone', () => {
    expect(['cash_KRW', 'holding_005930.KS', 'BTC', '005930.KS', 'ledger'].map(assetOf)).toEqual([
      'KRW',
      '005930.KS',
      'BTC',
      '005930.KS',
      'ledger',
    ]);
  });

  it('counts what was booked after the last verification', () => {
    expect(chainProgress({ ...emptyHead, sequence: 9 }, check)).toEqual({ bookedTo: 9, verifiedTo: 7, waiting: 2 });
    expect(chainProgress(undefined, undefined)).toEqual({ bookedTo: 0, verifiedTo: 0, waiting: 0 });
    expect(chainProgress(undefined, check).waiting, 'the head has not come yet').toBe(0);
  });

  it('calls a verification late after two hours without one', () => {
    expect(checkAge(undefined, 0)).toBe('never');
    expect(checkAge(check, 3 * hourMs + 9 * minuteMs)).toBe('fresh');
    expect(checkAge(check, 3 * hourMs + 11 * minuteMs)).toBe('late');
  });
});
