import { unitsToText } from '@gaemi/core/base/units.ts';
import type { CallableOutput } from '@gaemi/core/callables.ts';
import { unstakeCoins, unstakeTransferId } from '@gaemi/core/trading/stake.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';
import { isSameWish, otherWish } from './answer-stake.ts';
import { changeStake } from './stake-in-transaction.ts';

/** A person wants staked coins back. */
export const unstake = defineCallable({
  name: 'unstake',
  identity: 'bookkeeper',
  async run({ asset, units, requestId }, { userId }, { store, publish, clock }) {
    const atMs = clock.nowMs();
    const lookFor = unstakeTransferId(requestId);
    const answer = await changeStake<CallableOutput<'unstake'>>(
      store,
      { userId, asset, atMs, lookFor },
      ({ stake, stakedUnits, booked }) => {
        if (booked !== undefined) {
          if (!isSameWish(booked, { asset, units })) throw otherWish();
          const untilMs = stake?.unbonding.find((item) => item.requestId === requestId)?.untilMs ?? booked.atMs;
          return { answer: { status: 'already-posted', stakedUnits, untilMs } };
        }
        if (stake === undefined || stakedUnits < units) throw tooMuch(asset, unitsToText(stakedUnits));
        const { untilMs, ...change } = unstakeCoins(stake, { asset, units, requestId, atMs });
        return { answer: { status: 'posted', stakedUnits: stakedUnits - units, untilMs }, change };
      },
    );
    await publish('ledger-posted', { userId, causeId: lookFor, atMs });
    return answer;
  },
});

function tooMuch(asset: string, staked: string): CallableError {
  return new CallableError('failed-precondition', {
    ko: `스테이킹 중인 수량은 ${staked} ${asset}입니다.`,
    en: `${staked} ${asset} is staked.`,
  });
}
