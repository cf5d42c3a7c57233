import { documentRef } from '@gaemi/core/collections.ts';
import { unitsPerOne } from '@gaemi/core/base/units.ts';
import { expect, it } from 'vitest';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { quietContext } from '../testing/quiet-context.ts';
import { chooseVenueAccount } from './choose-venue-account.ts';

const caller = { userId: 'ant', email: 'ant@gaemi.local' };
const live = { venueAccount: 'upbit', confirmation: 'LIVE' };

it('changes where orders go from now on, and tells the person once', async () => {
  const { ask, store, alerts } = openDesk();
  expect(await ask(live)).toEqual({ venueAccount: 'upbit' });
  expect(await ask(live)).toEqual({ venueAccount: 'upbit' });
  const settings = await store.get(documentRef('settings', 'trading', 'ant'));
  expect(settings).toMatchObject({ venueAccount: 'upbit', halt: { halted: false } });
  expect(alerts).toHaveLength(1);
  expect(await ask({ venueAccount: 'paper' }), 'the way back needs no word').toEqual({ venueAccount: 'paper' });
});

it('asks for the word before a real account', async () => {
  await expect(openDesk().ask({ venueAccount: 'upbit' })).rejects.toThrow('Type LIVE');
});

it('knows no other account', async () => {
  await expect(openDesk().ask({ venueAccount: 'mtgox' })).rejects.toThrow('cannot be understood');
});

it('changes nothing while something is held', async () => {
  const { ask, store } = openDesk();
  const position = {
    instrumentId: 'KRW-BTC',
    currency: 'KRW',
    quantityUnits: unitsPerOne,
    costUnits: unitsPerOne,
    costByStrategy: {},
    realizedUnits: 0n,
    openedAtMs: 1,
    updatedAtMs: 1,
  };
  await store.set(documentRef('positions', 'KRW-BTC', 'ant'), position);
  await expect(ask(live)).rejects.toThrow('Sell what you hold');
  await store.set(documentRef('positions', 'KRW-BTC', 'ant'), { ...position, quantityUnits: 0n });
  const dust = { ...position, instrumentId: 'binance:BTC-USDT', quantityUnits: 999n };
  await store.set(documentRef('positions', dust.instrumentId, 'ant'), dust);
  expect(await ask(live)).toEqual({ venueAccount: 'upbit' });
});

it('changes nothing while an order is under way', async () => {
  const { ask, store } = openDesk();
  await store.set(documentRef('openOrders', 'ant_o'), { id: 'ant_o', userId: 'ant', orderId: 'o', sinceMs: 1 });
  await expect(ask(live)).rejects.toThrow('wait for your orders');
});

function openDesk() {
  const store = memoryStore();
  const alerts: unknown[] = [];
  const context = quietContext({
    store,
    clock: { nowMs: () => 5 },
    publish: async (_topic, message) => void alerts.push(message),
  });
  const ask = (data: unknown) => chooseVenueAccount.handle({ data, atMs: 5, caller }, context);
  return { ask, store, alerts };
}
