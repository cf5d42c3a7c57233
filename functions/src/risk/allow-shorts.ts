import { makeId } from '@gaemi/core/base/id.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import { CallableError } from '../runtime/callable-error.ts';
import { defineCallable } from '../runtime/define.ts';

const strategyIds = strategies.map(({ id }) => id);

/**
 * A person lets signals sell futures short, or forbids it again, with the alert that says so in the same transaction. Shorts
 * that stand are left alone either way: signals, stops and the person close them.
 */
export const allowShorts = defineCallable({
  name: 'allow-shorts',
  identity: 'desk',
  async run({ allowed, confirmation }, { userId }, { store, clock }) {
    if (allowed && confirmation !== 'SHORT') {
      const text = { ko: '공매도를 허용하려면 SHORT를 입력하세요.', en: 'Type SHORT to let signals sell short.' };
      throw new CallableError('failed-precondition', text);
    }
    const atMs = clock.nowMs();
    const ref = documentRef('settings', 'trading', userId);
    await store.transact(async (transaction) => {
      const [stored] = await transaction.getMany([ref]);
      const settings = stored ?? defaultSettings(strategyIds, atMs);
      if ((settings.shorts ?? false) === allowed) return;
      transaction.set(ref, { ...settings, shorts: allowed });
      const id = makeId('shorts', atMs);
      const text = allowed
        ? { ko: '이제 신호가 선물을 공매도할 수 있습니다.', en: 'Signals may sell futures short from now on.' }
        : { ko: '이제 신호는 선물을 새로 공매도하지 않습니다.', en: 'Signals sell no futures short any more.' };
      transaction.set(documentRef('alerts', id, userId), { id, level: allowed ? 'warning' : 'info', text, atMs });
    });
    return { allowed };
  },
});
