import { unitsFromNumber, unitsFromText } from '@gaemi/core/base/units.ts';
import type { VenueStage } from '@gaemi/functions/adapters/exchanges/exchange-contract.ts';
import type { KisOrderOptions } from '@gaemi/functions/adapters/exchanges/kis/kis-order-client.ts';
import { createKisExchange } from '@gaemi/functions/adapters/exchanges/kis-exchange.ts';
import { sampleOrder } from '@gaemi/functions/adapters/exchanges/sample-order.ts';
import type { Exchange } from '@gaemi/functions/adapters/exchanges/exchange.ts';
import { memoryStore } from '@gaemi/functions/adapters/store/memory-store.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import { makeProgramme, seriesOf } from '../../markets/market-programme.ts';
import { createFaultBoard, type Faults } from '../faults.ts';
import { serveVendor } from '../serve-vendor.ts';
import { createKis } from './kis-server.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
const instrumentId = '005930.KS';
export const accountKeys = { appKey: 'town-app-key', appSecret: 'town-app-secret', account: '12345678-01' };

export interface KisStage extends VenueStage {
  readonly url: string;
  readonly store: Store;
  readonly price: number;
  readonly placed: () => number;
  readonly passes: () => number;
  fault(faults: Faults): void;
  /** Lets market time pass. */
  pass(spanMs: number): void;
  /** The same account, in another process. */
  reopen(): Exchange;
  /** The same account, as its owner uses it elsewhere: nothing of that is remembered here. */
  elsewhere(): Exchange;
}

/** The gateway of the town with an account for shares, and our adapter before it. */
export async function openKisStage(): Promise<KisStage> {
  let nowMs = programme.startAtMs;
  const faults = createFaultBoard(() => nowMs);
  const exchange = { account: accountKeys.account, cash: 100_000_000, shares: { '005930': 100 } };
  const server = await serveVendor(createKis({ programme, faults, speed: 100, exchange }));
  const price = seriesOf(programme, instrumentId)?.priceAt(nowMs)?.price ?? 0;
  const store = memoryStore();
  let placed = 0;
  let passes = 0;
  const openWith = (own: Pick<KisOrderOptions, 'keys' | 'store'>) =>
    createKisExchange({
      ...own,
      baseUrl: server.url,
      now: () => nowMs,
      wait: async () => undefined,
      timeoutMs: 300,
      fetch: (url, init) => {
        if (String(url).endsWith('/order-cash')) placed += 1;
        if (String(url).endsWith('/tokenP')) passes += 1;
        return fetch(url, init);
      },
    });
  const reopen = () => openWith({ keys: accountKeys, store });
  const shares = (count: string) => ({ by: 'quantity' as const, units: unitsFromText(count) });
  const limit = (factor: number) => unitsFromNumber(Math.floor((price * factor) / 1000) * 1000);
  const of = { instrumentId, decisionPrice: price };
  return {
    exchange: reopen(),
    reopen,
    elsewhere: () => openWith({ keys: { ...accountKeys, appKey: 'elsewhere' }, store: memoryStore() }),
    store,
    url: server.url,
    price,
    placed: () => placed,
    passes: () => passes,
    now: () => nowMs,
    neverSent: 'not-found',
    buys: sampleOrder({ ...of, id: 'order_buys', size: { by: 'spending', units: unitsFromText('1000000') } }),
    rests: sampleOrder({ ...of, id: 'order_rests', type: 'limit', size: shares('3'), limitPriceUnits: limit(0.8) }),
    refusable: sampleOrder({ ...of, id: 'order_dear', type: 'limit', size: shares('9999'), limitPriceUnits: limit(1) }),
    fillsPartly: sampleOrder({
      ...of,
      id: 'order_partly',
      side: 'sell',
      type: 'limit',
      size: shares('30'),
      limitPriceUnits: limit(0.9),
    }),
    thinOut: async () => faults.set({ thinBook: true }),
    loseNextAnswer: async () => faults.set({ answer: 'timeout', path: '/order-cash$', times: 1 }),
    fault: (next) => faults.set(next),
    pass: (spanMs) => {
      nowMs += spanMs;
    },
    close: () => server.close(),
  };
}
