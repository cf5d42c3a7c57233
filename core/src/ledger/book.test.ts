import { describe, expect, it } from 'vitest';
import { accountOf, noonMs, units } from '../testing/samples.ts';
import { postTransfers, trialBalance } from './book.ts';
import { depositTransfer, withdrawalTransfer } from './movements.ts';
import { Transfer } from './transfer.ts';

const deposit = depositTransfer({ currency: 'KRW', units: units(1000), requestId: 'r1', atMs: noonMs });
const withdrawal = withdrawalTransfer({ currency: 'KRW', units: units(400), requestId: 'r2', atMs: noonMs });

describe('the book', () => {
  it('opens missing accounts and answers only those that were touched', () => {
    const stranger = accountOf('cash', 'USD', 5);
    const posted = postTransfers([stranger], [deposit]);
    expect(posted).toMatchObject({
      status: 'posted',
      accounts: [
        { id: 'external_KRW', role: 'external', asset: 'KRW', balanceUnits: units(-1000), updatedAtMs: noonMs },
        { id: 'cash_KRW', role: 'cash', asset: 'KRW', balanceUnits: units(1000), updatedAtMs: noonMs },
      ],
    });
  });

  it('posts several transfers one after the other', () => {
    const posted = postTransfers([], [deposit, withdrawal]);
    expect(posted.status).toBe('posted');
    if (posted.status === 'short') return;
    expect(posted.accounts.map(({ id, balanceUnits }) => [id, balanceUnits])).toEqual([
      ['external_KRW', units(-600)],
      ['cash_KRW', units(600)],
    ]);
    expect([...trialBalance(posted.accounts)]).toEqual([['KRW', 0n]]);
  });

  it('posts nothing when something is missing, and says how much there was', () => {
    const cash = accountOf('cash', 'KRW', 100);
    expect(postTransfers([cash], [withdrawal])).toEqual({
      status: 'short',
      accountId: 'cash_KRW',
      asset: 'KRW',
      availableUnits: units(100),
      neededUnits: units(400),
    });
    expect(cash.balanceUnits, 'what was handed in is not changed').toBe(units(100));
    expect(postTransfers([], [withdrawal, deposit]).status, 'the order counts').toBe('short');
    expect(postTransfers([accountOf('cash', 'KRW', 400)], [withdrawal]).status, 'to the last unit').toBe('posted');
  });

  it.each(['cash', 'holding', 'reserved'] as const)('never takes from %s what is not in it', (from) => {
    const transfer: Transfer = { ...deposit, from, to: 'market' };
    expect(postTransfers([accountOf(from, 'KRW', 999)], [transfer]).status).toBe('short');
    expect(postTransfers([accountOf(from, 'KRW', 1000)], [transfer]).status).toBe('posted');
  });

  it('does not let an account grow younger by a late message', () => {
    const posted = postTransfers([accountOf('cash', 'KRW', 1000)], [{ ...withdrawal, atMs: noonMs - 5 }]);
    expect(posted.status === 'posted' && posted.accounts[0]?.updatedAtMs).toBe(noonMs);
  });

  it('shows a book that does not add up', () => {
    const accounts = [accountOf('cash', 'KRW', 3), accountOf('external', 'KRW', -2), accountOf('cash', 'USD', 0)];
    expect([...trialBalance(accounts)]).toEqual([
      ['KRW', units(1)],
      ['USD', 0n],
    ]);
  });
});

describe('movements', () => {
  it('are named after the request, so that asking twice is one movement', () => {
    expect(deposit).toMatchObject({ id: 'deposit_r1', kind: 'deposit', from: 'external', to: 'cash', causeId: 'r1' });
    expect(withdrawal).toMatchObject({ id: 'withdrawal_r2', kind: 'withdrawal', from: 'cash', to: 'external' });
  });

  it('move more than nothing', () => {
    expect(Transfer.safeParse({ ...deposit, units: '0' }).success).toBe(false);
    expect(Transfer.safeParse({ ...deposit, units: '1' }).success).toBe(true);
  });
});
