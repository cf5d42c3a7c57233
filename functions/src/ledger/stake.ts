import { unitsToText } from '@gaemi/core/base/units.ts';
import type { CallableOutput } from '@gaemi/core/callables.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { stakeCoins, stakeTransferId } from '@gaemi/core/trading/stake.ts';
import { stakedAssets, stakingTermsOf } from '@gaemi/core/trading/staking-terms.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';
import { isSameWish, otherWish } from './answer-stake.ts';
import { changeStake } from './stake-in-transaction.ts';

/** A person stakes coins of the paper venue. */
export const stake = defineCallable({
  name: 'stake',
  identity: 'bookkeeper',
  async run({ asset, units, requestId }, { userId }, { store, publish, clock }) {
    const atMs = clock.nowMs();
    const terms = stakingTermsOf(asset, atMs);
    if (terms === undefined) throw notStaked(asset);
    if (units < terms.minimumUnits) throw tooLittle(asset, unitsToText(terms.minimumUnits));
    const settings = await store.get(documentRef('settings', 'trading', userId));
    if ((settings?.venueAccount ?? 'paper') !== 'paper') throw notOnPaper();
    const lookFor = stakeTransferId(requestId);
    const answer = await changeStake<CallableOutput<'stake'>>(store, { userId, asset, atMs, lookFor }, (view) => {
      if (view.booked !== undefined) {
        if (!isSameWish(view.booked, { asset, units })) throw otherWish();
        return { answer: { status: 'already-posted', stakedUnits: view.stakedUnits } };
      }
      if (view.holdingUnits < units) throw tooMuch(asset, unitsToText(view.holdingUnits));
      const change = stakeCoins(view.stake, { asset, units, requestId, atMs });
      return { answer: { status: 'posted', stakedUnits: view.stakedUnits + units }, change };
    });
    await publish('ledger-posted', { userId, causeId: lookFor, atMs });
    return answer;
  },
});

function notStaked(asset: string): CallableError {
  const assets = stakedAssets().join(', ');
  return new CallableError('failed-precondition', {
    ko: `스테이킹할 수 없는 코인입니다: ${asset}. 가능한 코인: ${assets}`,
    en: `"${asset}" cannot be staked; these can: ${assets}.`,
  });
}

function tooLittle(asset: string, minimum: string): CallableError {
  return new CallableError('failed-precondition', {
    ko: `한 번에 ${minimum} ${asset} 이상 스테이킹할 수 있습니다.`,
    en: `At least ${minimum} ${asset} is staked at a time.`,
  });
}

function tooMuch(asset: string, available: string): CallableError {
  return new CallableError('failed-precondition', {
    ko: `스테이킹할 수 있는 수량은 ${available} ${asset}입니다. 주문에 묶인 수량은 제외됩니다.`,
    en: `${available} ${asset} is available for staking; what orders have reserved is not in it.`,
  });
}

/** Coins at a real venue would only be staked in our books. */
function notOnPaper(): CallableError {
  return new CallableError('failed-precondition', {
    ko: '모의 계좌의 코인만 스테이킹할 수 있습니다. 실계좌의 코인은 거래소에서 직접 스테이킹하세요.',
    en: 'Only coins of the paper account are staked here; stake those of a real account at its venue.',
  });
}
