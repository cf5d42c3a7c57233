import * as z from 'zod/mini';
import { Id, makeId } from '../base/id.ts';
import { dayMs, floorInstant, Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';
import type { Transfer } from '../ledger/transfer.ts';
import { stakingTermsOf } from './staking-terms.ts';

/**
 * What a person has staked of a coin, beside the balances of the accounts; `stakes/{asset}`. A day of staking is one of the
 * crypto market, from 09:00 in Korea to 09:00.
 */
export const Stake = z.object({
  asset: z.string(),
  /** The beginning of the first day that is not paid for. */
  paidUpToMs: Instant,
  /** Staked within the day that begins then: it earns from the next one on. */
  fresh: z.object({ dayMs: Instant, units: Units }),
  /** On its way back, and what came back lately, so that it can be told again. */
  unbonding: z.array(z.object({ requestId: Id, units: Units, untilMs: Instant, returnedAtMs: z.optional(Instant) })),
});
export type Stake = z.output<typeof Stake>;

/** A stake after something has happened, and what that moves. */
export interface StakeChange {
  readonly stake: Stake;
  readonly transfers: Transfer[];
}

interface Wish {
  readonly asset: string;
  readonly units: Units;
  readonly requestId: Id;
  readonly atMs: Instant;
}

/** Coins that leave what can be sold; every day up to now has to be paid before. */
export function stakeCoins(known: Stake | undefined, { asset, units, requestId, atMs }: Wish): StakeChange {
  const today = stakingDay(atMs);
  const stake = known ?? { asset, paidUpToMs: today, fresh: { dayMs: today, units: 0n }, unbonding: [] };
  const freshUnits = stake.fresh.dayMs === today ? stake.fresh.units : 0n;
  return {
    stake: { ...stake, fresh: { dayMs: today, units: freshUnits + units } },
    transfers: [
      {
        id: stakeTransferId(requestId),
        kind: 'stake',
        asset,
        units,
        from: 'holding',
        to: 'staked',
        causeId: requestId,
        atMs,
      },
    ],
  };
}

/** Coins that are wanted back: they earn no more from this day on, and are free at the 09:00 after their waiting time. */
export function unstakeCoins(
  stake: Stake,
  { asset, units, requestId, atMs }: Wish,
): StakeChange & { untilMs: Instant } {
  const untilMs = nextStakingDay(atMs + (stakingTermsOf(asset, atMs)?.unbondingMs ?? 0));
  return {
    untilMs,
    stake: { ...stake, unbonding: [...stake.unbonding, { requestId, units, untilMs }] },
    transfers: [
      {
        id: unstakeTransferId(requestId),
        kind: 'unstake',
        asset,
        units,
        from: 'staked',
        to: 'unbonding',
        causeId: requestId,
        atMs,
      },
    ],
  };
}

export function stakeTransferId(requestId: Id): Id {
  return makeId('stake', requestId);
}

export function unstakeTransferId(requestId: Id): Id {
  return makeId('unstake', requestId);
}

/** The beginning of the day of staking that an instant lies in. */
export function stakingDay(atMs: Instant): Instant {
  return floorInstant(atMs, dayMs);
}

function nextStakingDay(atMs: Instant): Instant {
  const day = stakingDay(atMs);
  return day === atMs ? day : day + dayMs;
}
