import { makeId } from '../base/id.ts';
import { dayMs, type Instant } from '../base/instant.ts';
import { multiplyUnitsUp, type Units, unitsPerOne } from '../base/units.ts';
import type { Transfer } from '../ledger/transfer.ts';
import { type Stake, type StakeChange, stakingDay, unstakeTransferId } from './stake.ts';
import { type StakingTerms, stakingTermsOf } from './staking-terms.ts';

/** Of a desk that was away for long, so many days at a time: one transaction carries no more. */
const daysMax = 100;

/** What came back stays for so long in the document, for whoever asks again. */
const keptMs = 7 * dayMs;

export interface StakePayment extends StakeChange {
  /** What the days brought, the commission taken off. */
  readonly earnedUnits: Units;
  /** Whether every day up to now is paid. */
  readonly isCurrent: boolean;
}

/**
 * Pays a stake for every whole day that is over and not paid, each on what was staked all through it, rewards of the days
 * before included. Doing it again moves nothing.
 */
export function payStake(stake: Stake, stakedUnits: Units, atMs: Instant): StakePayment {
  const today = stakingDay(atMs);
  const lastDayMs = Math.min(today, stake.paidUpToMs + daysMax * dayMs);
  const transfers: Transfer[] = [];
  let earnedUnits = 0n;
  for (let day = stake.paidUpToMs; day < lastDayMs; day += dayMs) {
    const freshUnits = stake.fresh.dayMs === day ? stake.fresh.units : 0n;
    const terms = stakingTermsOf(stake.asset, day);
    const reward = terms === undefined ? nothing : rewardOf(stakedUnits + earnedUnits - freshUnits, terms);
    transfers.push(...rewardTransfers(stake.asset, day, reward));
    earnedUnits += reward.grossUnits - reward.commissionUnits;
  }
  return {
    stake: { ...stake, paidUpToMs: Math.max(stake.paidUpToMs, lastDayMs) },
    transfers,
    earnedUnits,
    isCurrent: lastDayMs >= today,
  };
}

/** Frees what has waited long enough. */
export function returnCoins(stake: Stake, atMs: Instant): StakeChange {
  const { asset, unbonding } = stake;
  const due = unbonding.filter(({ untilMs, returnedAtMs }) => returnedAtMs === undefined && untilMs <= atMs);
  return {
    stake: {
      ...stake,
      unbonding: unbonding
        .filter(({ returnedAtMs }) => returnedAtMs === undefined || returnedAtMs > atMs - keptMs)
        .map((item) => (due.includes(item) ? { ...item, returnedAtMs: atMs } : item)),
    },
    transfers: due.map(({ requestId, units, untilMs }) => ({
      id: makeId(unstakeTransferId(requestId), 'back'),
      kind: 'unbond',
      asset,
      units,
      from: 'unbonding',
      to: 'holding',
      causeId: requestId,
      atMs: untilMs,
    })),
  };
}

interface Reward {
  readonly grossUnits: Units;
  readonly commissionUnits: Units;
}

const nothing: Reward = { grossUnits: 0n, commissionUnits: 0n };

/** A day's part of a year's rewards rounded down, the venue's commission on it rounded up: never in our favour. */
export function rewardOf(earningUnits: Units, { yearlyRate, commissionRate }: StakingTerms): Reward {
  // More was taken out than had been there all day.
  if (earningUnits <= 0n) return nothing;
  const grossUnits = (earningUnits * yearlyRate) / (unitsPerOne * 365n);
  return { grossUnits, commissionUnits: multiplyUnitsUp(grossUnits, commissionRate) };
}

function rewardTransfers(asset: string, day: Instant, { grossUnits, commissionUnits }: Reward): Transfer[] {
  const causeId = makeId('staking', asset, new Date(day).toISOString().slice(0, 10));
  const common = { asset, causeId, atMs: day + dayMs };
  const parts: Transfer[] = [
    { ...common, id: makeId(causeId, 'reward'), kind: 'reward', units: grossUnits, from: 'rewards', to: 'staked' },
    { ...common, id: makeId(causeId, 'commission'), kind: 'fee', units: commissionUnits, from: 'staked', to: 'fees' },
  ];
  return parts.filter(({ units }) => units > 0n);
}
