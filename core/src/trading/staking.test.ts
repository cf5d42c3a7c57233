import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../base/instant.ts';
import type { Units } from '../base/units.ts';
import { units } from '../testing/samples.ts';
import { payStake, returnCoins, rewardOf } from './pay-stake.ts';
import { type Stake, stakeCoins, unstakeCoins } from './stake.ts';
import { stakedAssets, stakingTermsOf } from './staking-terms.ts';

/** 2026-11-20, 09:00 in Korea. */
const dayStartMs = Date.UTC(2026, 10, 20);

const stakeOf = (changes: Partial<Stake> = {}): Stake => ({
  asset: 'ETH',
  paidUpToMs: dayStartMs,
  fresh: { dayMs: dayStartMs, units: 0n },
  unbonding: [],
  ...changes,
});
const ofETH = stakingTermsOf('ETH', dayStartMs);
if (ofETH === undefined) throw new Error('ETH can be staked');

describe('a reward', () => {
  it('is a day of the yearly rate rounded down, less the commission rounded up', () => {
    // 10 ETH at 2.84 %: 0.284 / 365 = 0.000778082191..., of it a tenth: 0.0000778082 and a rest.
    expect(rewardOf(units(10), ofETH)).toEqual({ grossUnits: 77_808n, commissionUnits: 7_781n });
  });

  it('never comes to more than the exact amount, nor below zero', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (staked) => {
        const { grossUnits, commissionUnits } = rewardOf(staked, ofETH);
        const exactPart = staked * ofETH.yearlyRate * 9n;
        const net = grossUnits - commissionUnits;
        expect(net >= 0n).toBe(true);
        expect(net * 10n * 365n * 10n ** 8n <= exactPart, 'rounded against us').toBe(true);
        expect((net + 2n) * 10n * 365n * 10n ** 8n > exactPart, 'by less than two units').toBe(true);
      }),
    );
  });

  it('is nothing when more was taken out than had been there all day', () => {
    expect(rewardOf(-1n, ofETH)).toEqual({ grossUnits: 0n, commissionUnits: 0n });
  });
});

describe('a stake', () => {
  it('earns from the 09:00 after it was staked on', () => {
    const atMs = dayStartMs + 5 * hourMs;
    const { stake, transfers } = stakeCoins(undefined, { asset: 'ETH', units: units(10), requestId: 'r', atMs });
    expect(transfers).toMatchObject([
      { id: 'stake_r', kind: 'stake', from: 'holding', to: 'staked', units: units(10) },
    ]);
    const first = payStake(stake, units(10), dayStartMs + dayMs);
    expect(first, 'the day it was staked in').toMatchObject({ transfers: [], earnedUnits: 0n, isCurrent: true });
    const second = payStake(first.stake, units(10), dayStartMs + 2 * dayMs);
    expect(
      second.transfers.map(({ id, kind, from, to, units: moved, atMs: at }) => [id, kind, from, to, moved, at]),
    ).toEqual([
      ['staking_ETH_2026-11-21_reward', 'reward', 'rewards', 'staked', 77_808n, dayStartMs + 2 * dayMs],
      ['staking_ETH_2026-11-21_commission', 'fee', 'staked', 'fees', 7_781n, dayStartMs + 2 * dayMs],
    ]);
    expect(second.earnedUnits).toBe(70_027n);
  });

  it('is paid once, and not before the day is over', () => {
    const paid = payStake(stakeOf(), units(10), dayStartMs + dayMs);
    expect(paid.transfers).toHaveLength(2);
    expect(payStake(paid.stake, units(10), dayStartMs + dayMs).transfers).toEqual([]);
    expect(payStake(stakeOf(), units(10), dayStartMs + dayMs - 1).transfers).toEqual([]);
    const late = payStake(paid.stake, units(10), dayStartMs);
    expect(late.stake, 'a message that comes late takes nothing back').toEqual(paid.stake);
  });

  it('ends the same whether it is paid every day, or after a month or a year of silence', () => {
    for (const asset of stakedAssets()) {
      const days = 230;
      const endMs = dayStartMs + days * dayMs;
      const everyDay = payThrough(asset, dayMs, endMs);
      expect(payThrough(asset, 30 * dayMs, endMs)).toEqual(everyDay);
      expect(payThrough(asset, days * dayMs, endMs)).toEqual(everyDay);
      expect(new Set(everyDay.ids).size, 'a reward and a commission a day').toBe(2 * days);
    }
  });

  it('gives coins back at the 09:00 after their waiting time, once', () => {
    const atMs = dayStartMs + hourMs;
    const wanted = unstakeCoins(stakeOf({ asset: 'SOL' }), { asset: 'SOL', units: units(3), requestId: 'r', atMs });
    expect(wanted.transfers).toMatchObject([{ kind: 'unstake', from: 'staked', to: 'unbonding', units: units(3) }]);
    expect(wanted.untilMs, 'three days, and on to the next 09:00').toBe(dayStartMs + 4 * dayMs);
    expect(returnCoins(wanted.stake, wanted.untilMs - 1).transfers).toEqual([]);
    const returned = returnCoins(wanted.stake, wanted.untilMs);
    expect(returned.transfers).toMatchObject([
      { id: 'unstake_r_back', kind: 'unbond', from: 'unbonding', to: 'holding', units: units(3) },
    ]);
    expect(returnCoins(returned.stake, wanted.untilMs + dayMs).transfers).toEqual([]);
    expect(returnCoins(returned.stake, wanted.untilMs + 8 * dayMs).stake.unbonding, 'forgotten after a week').toEqual(
      [],
    );
  });
});

describe('terms of staking', () => {
  it.each(stakedAssets())('of %s say where they are from, and pay between nothing and a quarter a year', (asset) => {
    const terms = stakingTermsOf(asset, dayStartMs);
    expect(terms?.source).toMatch(/https?:|\.com|\.org|\.xyz/);
    expect(terms?.yearlyRate).toSatisfy((rate: Units) => rate > 0n && rate < units('0.25'));
    expect(terms?.commissionRate).toSatisfy((rate: Units) => rate >= 0n && rate < units(1));
  });

  it('are not there for what cannot be staked', () => {
    expect(stakingTermsOf('BTC', dayStartMs)).toBeUndefined();
    expect(stakingTermsOf('constructor', dayStartMs)).toBeUndefined();
  });
});

/** Pays ten thousand coins from time to time until the end; until each time nothing is left to pay. */
function payThrough(asset: string, everyMs: number, endMs: number) {
  let stake = stakeOf({ asset });
  let staked = units(10_000);
  const ids: string[] = [];
  for (let atMs = dayStartMs + everyMs; ; atMs = Math.min(endMs, atMs + everyMs)) {
    for (let isCurrent = false; !isCurrent;) {
      const paid = payStake(stake, staked, atMs);
      ({ stake, isCurrent } = paid);
      staked += paid.earnedUnits;
      ids.push(...paid.transfers.map(({ id }) => id));
    }
    if (atMs >= endMs) return { stake, staked, ids };
  }
}
