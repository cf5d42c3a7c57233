import { type Id, makeId } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { unitsToText } from '@gaemi/core/base/units.ts';
import type { Alert } from '@gaemi/core/risk/alert.ts';
import { returnCoins } from '@gaemi/core/trading/pay-stake.ts';
import { type Stake, unstakeTransferId } from '@gaemi/core/trading/stake.ts';
import type { Store } from '../adapters/store/store.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { changeStake } from './stake-in-transaction.ts';

const stakesMax = 100;

/** A day of staking is over: pays each of a member's stakes for every day that is not paid, and frees what has waited. */
export const payStaking = defineSubscriber({
  name: 'pay-staking',
  identity: 'bookkeeper',
  topic: 'staking-day-over',
  async run({ userId, atMs }, { store, publish }) {
    const stakes = await store.list({ collection: 'stakes', userId, limit: stakesMax });
    if (stakes.length === 0) return;
    const alerts: Alert[] = [];
    for (const { asset } of stakes)
      alerts.push(...returnAlerts(await payAndReturn(store, { userId, asset, atMs }), atMs));
    await Promise.all([
      publish('ledger-posted', { userId, causeId: makeId('staking', atMs), atMs }),
      ...alerts.map((alert) => publish('alert-raised', { userId, alert, atMs })),
    ]);
  },
});

function payAndReturn(
  store: Store,
  wanted: { readonly userId: Id; readonly asset: string; readonly atMs: Instant },
): Promise<Stake | undefined> {
  return changeStake(store, wanted, ({ stake }) => {
    if (stake === undefined) return { answer: undefined };
    const change = returnCoins(stake, wanted.atMs);
    return { answer: change.stake, change };
  });
}

/** What this very day has freed, told again when the message comes again. */
function returnAlerts(stake: Stake | undefined, atMs: Instant): Alert[] {
  const returned = (stake?.unbonding ?? []).filter(({ returnedAtMs }) => returnedAtMs === atMs);
  return returned.map(({ requestId, units }) => {
    const amount = `${unitsToText(units)} ${stake?.asset ?? ''}`;
    const text = {
      ko: `언스테이킹 완료: ${amount}. 이제 팔 수 있습니다.`,
      en: `${amount} has been unstaked and can be sold.`,
    };
    return { id: unstakeTransferId(requestId), level: 'info', text, atMs };
  });
}
