import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { memoryStore } from '../store/memory-store.ts';
import { exchangeContract } from './exchange-contract.ts';
import { createPaperExchange } from './paper-exchange.ts';
import { sampleOrder } from './sample-order.ts';

const atMs = Date.UTC(2026, 10, 20, 3, 0);

exchangeContract('the paper venue', async () => {
  const store = memoryStore();
  const quote = { instrumentId: 'KRW-BTC', price: 150_000_000, atMs, source: 'test' };
  const board = { group: 'crypto', atMs, quotes: { 'KRW-BTC': quote }, feed: { status: 'ok' } } as const;
  await store.set(documentRef('boards', 'crypto'), board);
  const quantity = { by: 'quantity' as const, units: unitsFromText('0.001') };
  return {
    exchange: createPaperExchange({ store }),
    now: () => atMs,
    neverSent: 'not-found',
    namesOrders: false,
    buys: sampleOrder({ id: 'order_buys' }),
    rests: sampleOrder({
      id: 'order_rests',
      type: 'limit',
      size: quantity,
      limitPriceUnits: unitsFromText('90000000'),
    }),
    refusable: sampleOrder({ id: 'order_small', size: { by: 'spending', units: unitsFromText('1000') } }),
    close: async () => undefined,
  };
});
