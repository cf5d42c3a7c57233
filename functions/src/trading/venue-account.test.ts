import { minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import { expect, it } from 'vitest';
import { createExchanges } from '../adapters/exchanges/index.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { createDesk, crossingMinutes, memberId, tickAtMs } from '../testing/desk-in-memory.ts';

it('refuses the order of somebody who chose a real venue, with the reason, and gives back what it had reserved', async () => {
  const { order, reservedUnits } = await playWith({});
  expect(order).toMatchObject({ status: 'rejected', venueAccount: 'upbit' });
  expect(order?.refusals.map(({ text }) => text.en).join()).toContain('GAEMI_LIVE_TRADING=1');
  expect(reservedUnits).toBe(0n);
});

it('sends the order of everybody else to the paper venue', async () => {
  const { order } = await playWith({ venueAccount: 'paper' });
  expect(order).toMatchObject({ status: 'filled', venueAccount: 'paper' });
});

async function playWith({ venueAccount = 'upbit' as 'upbit' | 'paper' }) {
  const store = memoryStore();
  const exchanges = createExchanges({ store, env: {} });
  const desk = await createDesk({ store, exchange: exchanges, candles: crossingMinutes(), delivery: 'once' });
  const ref = documentRef('settings', 'trading', memberId);
  const settings = await store.get(ref);
  if (settings !== undefined) await store.set(ref, { ...settings, venueAccount });
  await desk.tick('collect-candles');
  await desk.drain();
  await desk.tick('sync-orders', tickAtMs + 5 * minuteMs);
  await desk.drain();
  const [order] = await store.list({ collection: 'orders', userId: memberId, limit: 1 });
  const reserved = await store.get(documentRef('accounts', accountId('reserved', 'KRW'), memberId));
  return { order, reservedUnits: reserved?.balanceUnits };
}
