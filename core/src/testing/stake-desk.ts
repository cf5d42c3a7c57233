import { dayMs, minuteMs } from '../base/instant.ts';
import { makeId } from '../base/id.ts';
import type { Units } from '../base/units.ts';
import { instrumentById } from '../market/instruments.ts';
import { stakedPosition } from '../portfolio/staked-position.ts';
import { payStake, returnCoins } from '../trading/pay-stake.ts';
import { type Stake, stakeCoins, unstakeCoins } from '../trading/stake.ts';
import { nowOf, openOrderDesk, type OrderDesk, post } from './order-desk.ts';

/** A desk that trades a coin and stakes it, moved one step at a time. */
export interface StakeDesk {
  readonly desk: OrderDesk;
  stake: Stake | undefined;
  wishes: number;
}

const asset = 'ETH';

export function openStakeDesk(): StakeDesk {
  return { desk: openOrderDesk(instrumentById('KRW-ETH'), 5_000_000), stake: undefined, wishes: 0 };
}

/** Stakes a part of what is free, or wants a part of what is staked back; thousandths. */
export function moveStake(on: StakeDesk, kind: 'stake' | 'unstake', thousandths: number): void {
  payDays(on);
  const from = kind === 'stake' ? 'holding' : 'staked';
  const units = (balanceOf(on, from) * BigInt(thousandths)) / 1000n;
  const requestId = makeId('wish', (on.wishes += 1));
  const wish = { asset, units, requestId, atMs: nowOf(on.desk) };
  if (units === 0n || (kind === 'unstake' && on.stake === undefined)) return;
  const change =
    on.stake !== undefined && kind === 'unstake' ? unstakeCoins(on.stake, wish) : stakeCoins(on.stake, wish);
  if (!post(on.desk, change.transfers)) throw new Error(`"${requestId}" moves more than there is`);
  on.stake = change.stake;
}

/** Days go by; nobody may have looked at the stake in all of them. */
export function passDays({ desk }: StakeDesk, days: number): void {
  desk.step += (days * dayMs) / minuteMs;
}

/** A day's message, which may come late, twice, or after days without one. */
export function payDays(on: StakeDesk): void {
  const { desk } = on;
  for (let isCurrent = on.stake === undefined; !isCurrent && on.stake !== undefined;) {
    const paid = payStake(on.stake, balanceOf(on, 'staked'), nowOf(desk));
    if (!post(desk, paid.transfers)) throw new Error('a reward takes more than there is');
    ({ stake: on.stake, isCurrent } = paid);
    const { position } = desk;
    const outcome = { earnedUnits: paid.earnedUnits, hasReturned: false, atMs: nowOf(desk) };
    desk.position = position && stakedPosition(position, outcome);
  }
}

export function returnDue(on: StakeDesk): void {
  if (on.stake === undefined) return;
  const change = returnCoins(on.stake, nowOf(on.desk));
  if (!post(on.desk, change.transfers)) throw new Error('more comes back than was on its way');
  on.stake = change.stake;
}

export function balanceOf({ desk }: StakeDesk, role: 'holding' | 'staked' | 'unbonding' | 'rewards'): Units {
  return desk.accounts.get(`${role}_${asset}`)?.balanceUnits ?? 0n;
}
