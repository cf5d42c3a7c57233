import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import type { Entry } from '@gaemi/core/ledger/entry.ts';
import { stakedPosition } from '@gaemi/core/portfolio/staked-position.ts';
import { payStake, type StakePayment } from '@gaemi/core/trading/pay-stake.ts';
import type { Stake, StakeChange } from '@gaemi/core/trading/stake.ts';
import { stakedInstrumentId } from '@gaemi/core/trading/staking-terms.ts';
import type { Store } from '../adapters/store/store.ts';
import { ledgerHeadRef, postInTransaction } from '../runtime/post-in-transaction.ts';

/** What a stake is changed from. */
export interface StakeView {
  readonly stake: Stake | undefined;
  /** After the days that have just been paid. */
  readonly stakedUnits: Units;
  readonly holdingUnits: Units;
  /** The transfer that `lookFor` named, if it was booked before. */
  readonly booked: Entry | undefined;
}

interface Wanted {
  readonly userId: Id;
  readonly asset: string;
  readonly atMs: Instant;
  /** A transfer that tells whether this was done before. */
  readonly lookFor?: Id;
}

/** Nothing is changed where there is no `change`. */
export interface Changed<Answer> {
  readonly answer: Answer;
  readonly change?: StakeChange;
}

const roles = ['holding', 'staked', 'unbonding', 'rewards', 'fees'] as const;

/**
 * Pays a person's stake in a coin for every day that is over, then changes it, transaction by transaction until nothing is
 * due: so what is staked never changes within a day that is still to be paid.
 */
export async function changeStake<Answer>(
  store: Store,
  wanted: Wanted,
  change: (view: StakeView) => Changed<Answer>,
): Promise<Answer> {
  for (;;) {
    const done = await payAndChange(store, wanted, change);
    if (done !== undefined) return done.answer;
  }
}

/** Undefined while there are days left to pay. */
function payAndChange<Answer>(
  store: Store,
  { userId, asset, atMs, lookFor }: Wanted,
  change: (view: StakeView) => Changed<Answer>,
): Promise<{ readonly answer: Answer } | undefined> {
  const stakeRef = documentRef('stakes', asset, userId);
  const positionRef = documentRef('positions', stakedInstrumentId(asset), userId);
  return store.transact(async (transaction) => {
    const [known, position, booked, head, ...accounts] = await transaction.getMany([
      stakeRef,
      positionRef,
      documentRef('ledger', lookFor ?? 'none', userId),
      ledgerHeadRef(userId),
      ...roles.map((role) => documentRef('accounts', accountId(role, asset), userId)),
    ]);
    const balanceOf = (role: (typeof roles)[number]): Units =>
      accounts.find((account) => account?.role === role)?.balanceUnits ?? 0n;
    const paid: StakePayment | undefined = known && payStake(known, balanceOf('staked'), atMs);
    const earnedUnits = paid?.earnedUnits ?? 0n;
    const view = {
      stake: paid?.stake,
      stakedUnits: balanceOf('staked') + earnedUnits,
      holdingUnits: balanceOf('holding'),
    };
    const isCurrent = paid?.isCurrent ?? true;
    const changed = isCurrent ? change({ ...view, booked }) : undefined;
    const transfers = [...(paid?.transfers ?? []), ...(changed?.change?.transfers ?? [])];
    const posted = postInTransaction(transaction, { userId, accounts, head, transfers });
    if (posted.status === 'short') throw new Error(`the stake in ${asset} moves more than "${posted.accountId}" has`);
    const stake = changed?.change?.stake ?? paid?.stake;
    if (stake !== undefined && stake !== known) transaction.set(stakeRef, stake);
    const hasReturned = transfers.some(({ kind }) => kind === 'unbond');
    if (position === undefined && (earnedUnits > 0n || hasReturned))
      throw new Error(`there is no position of the ${asset} staked`);
    const after = position && stakedPosition(position, { earnedUnits, hasReturned, atMs });
    if (after !== undefined && after !== position) transaction.set(positionRef, after);
    return changed && { answer: changed.answer };
  });
}
