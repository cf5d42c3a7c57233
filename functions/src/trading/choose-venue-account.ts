import { documentRef } from '@gaemi/core/collections.ts';
import { isLessThanLot } from '@gaemi/core/portfolio/position.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';
import { paperAccount } from './venue-account.ts';

const positionsMax = 500;

/**
 * A person chooses where their orders go, while nothing is held and nothing is under way: the books of both accounts are one.
 * Whether orders may leave for a real account is not decided here but when they leave.
 */
export const chooseVenueAccount = defineCallable({
  name: 'choose-venue-account',
  identity: 'desk',
  async run({ venueAccount, confirmation }, { userId }, { store, publish, clock }) {
    const atMs = clock.nowMs();
    if (venueAccount !== paperAccount && confirmation !== 'LIVE') {
      throw refusal({ ko: '실계좌를 선택하려면 LIVE를 입력하세요.', en: 'Type LIVE to choose a real account.' });
    }
    const [positions, open] = await Promise.all([
      store.list({ collection: 'positions', userId, limit: positionsMax }),
      store.list({ collection: 'openOrders', where: [['userId', '==', userId]], limit: 1 }),
    ]);
    const ref = documentRef('settings', 'trading', userId);
    const isChanged = await store.transact(async (transaction) => {
      const [stored] = await transaction.getMany([ref]);
      if ((stored?.venueAccount ?? paperAccount) === venueAccount) return false;
      if (open.length > 0 || !positions.every(isLessThanLot)) {
        throw refusal({
          ko: '보유 자산과 진행 중인 주문이 없을 때만 계좌를 바꿀 수 있습니다.',
          en: 'Sell what you hold and wait for your orders to end: only then the account can change.',
        });
      }
      const strategyIds = strategies.map(({ id }) => id);
      transaction.set(ref, { ...(stored ?? defaultSettings(strategyIds, atMs)), venueAccount });
      return true;
    });
    if (isChanged) {
      const text = {
        ko: `이제 주문은 ${venueAccount} 계좌로 갑니다.`,
        en: `Orders now go to the account "${venueAccount}".`,
      };
      const alert = { id: `venue-account_${atMs}`, level: 'warning' as const, text, atMs };
      await publish('alert-raised', { userId, alert, atMs });
    }
    return { venueAccount };
  },
});

function refusal(text: { ko: string; en: string }): CallableError {
  return new CallableError('failed-precondition', text);
}
