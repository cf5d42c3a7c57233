import { minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import { createExchanges } from '@gaemi/functions/adapters/exchanges/index.ts';
import { memoryStore } from '@gaemi/functions/adapters/store/memory-store.ts';
import { createDesk, crossingMinutes, memberId, tickAtMs } from '@gaemi/functions/testing/desk-in-memory.ts';
import { afterEach, expect, it } from 'vitest';
import type { Faults } from '../faults.ts';
import { openUpbitStage, townKeys, type UpbitStage } from './upbit-stage.ts';

const stages: UpbitStage[] = [];
afterEach(async () => {
  await Promise.all(stages.splice(0).map((stage) => stage.close()));
});

it.each<[string, Faults]>([
  ['answers', {}],
  ['fails after it took the order', { answer: 'failing', late: true, path: '/v1/orders$', times: 1 }],
  ['takes the order and cannot be asked about it for a while', { answer: 'failing', path: '/v1/order$', times: 9 }],
  ['turns us away after it took the order', { answer: 'throttled', late: true, path: '/v1/orders$', times: 1 }],
  ['fails before it took the order', { answer: 'failing', path: '/v1/orders$', times: 1 }],
  ['is closed', { answer: 'maintenance' }],
])(
  'the books of a desk equal those of Upbit when the venue %s, though every message comes three times',
  async (_name, faults) => {
    const stage = await openUpbitStage({ balances: { KRW: '10000000' } });
    stages.push(stage);
    const store = memoryStore();
    const exchanges = createExchanges({
      store,
      env: { UPBIT_URL: stage.url, GAEMI_LIVE_TRADING: '1' },
      keySafe: async () => ({ readSecret: async () => townKeys }),
    });
    const desk = await createDesk({ store, exchange: exchanges, candles: crossingMinutes(), delivery: 'three-times' });
    const ref = documentRef('settings', 'trading', memberId);
    const settings = await store.get(ref);
    if (settings === undefined) throw new Error('a member of the desk has settings');
    await store.set(ref, { ...settings, venueAccount: 'upbit' });
    stage.fault(faults);

    await desk.tick('collect-candles');
    await desk.drain();
    stage.fault({});
    await desk.tick('sync-orders', tickAtMs + 5 * minuteMs);
    await desk.drain();

    const [order] = await store.list({ collection: 'orders', userId: memberId, limit: 1 });
    expect(order?.venueAccount).toBe('upbit');
    expect(['filled', 'rejected'], 'nothing stays unclear').toContain(order?.status);
    const venue = await (await exchanges('upbit')).balances?.(memberId);
    const owned = async (role: 'cash' | 'reserved' | 'holding', asset: string) =>
      (await store.get(documentRef('accounts', accountId(role, asset), memberId)))?.balanceUnits ?? 0n;
    expect(await owned('holding', 'BTC'), 'coins').toBe(venue?.get('BTC') ?? 0n);
    expect(await owned('reserved', 'KRW'), 'nothing stays put aside').toBe(0n);
    const wonOff = (venue?.get('KRW') ?? 0n) - (await owned('cash', 'KRW'));
    // The venue keeps finer parts of a won than our books do.
    expect(wonOff === 0n || wonOff === 1n, `won, off by ${wonOff} units of ${unitsFromText('1')}`).toBe(true);
  },
);
