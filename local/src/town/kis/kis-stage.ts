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
import { nearestContract } from './kis-market.ts';
import { createKis } from './kis-server.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
const shareId = '005930.KS';
const accountKeys = { appKey: 'town-app-key', appSecret: 'town-app-secret' };
const mockUrl = 'https://openapivts.koreainvestment.com:29443';

export interface KisStageOptions {
  /** How long an answer is waited for; a busy machine is slow, and a test of silence waits it out. */
  readonly timeoutMs?: number;
  /** The account for futures instead of the one for shares. */
  readonly futures?: boolean;
  /** The host for practice: its own names of transactions, and a question a second. */
  readonly isMock?: boolean;
}

export interface KisStage extends VenueStage {
  readonly url: string;
  readonly store: Store;
  readonly price: number;
  readonly placed: () => number;
  readonly passes: () => number;
  fault(faults: Faults): void;
  /** Lets market time pass. */
  pass(spanMs: number): void;
  /** The same account, in another process, whose requests and documents may go a way of their own. */
  reopen(way?: { readonly fetch: typeof globalThis.fetch; readonly store: Store }): Exchange;
  /** How requests reach the venue and are counted. */
  readonly fetch: typeof globalThis.fetch;
  /** The same account, as its owner uses it elsewhere: nothing of that is remembered here. */
  elsewhere(): Exchange;
}

/** The gateway of the town with one account, and our adapter before it. */
export async function openKisStage(options: KisStageOptions = {}): Promise<KisStage> {
  const { futures = false, isMock = false, timeoutMs = 1000 } = options;
  let nowMs = programme.startAtMs;
  const faults = createFaultBoard(() => nowMs);
  const account = futures ? '12345678-03' : '12345678-01';
  const exchange = { account, cash: 100_000_000, shares: futures ? {} : { '005930': 100 }, isMock };
  const server = await serveVendor(createKis({ programme, faults, speed: 100, exchange }));
  const played = seriesOf(programme, futures ? 'KOSPI200F' : shareId);
  const price = played?.priceAt(nowMs)?.price ?? 0;
  const store = memoryStore();
  let placed = 0;
  let passes = 0;
  const counted: typeof globalThis.fetch = (url, init) => {
    if (/\/(order-cash|trading\/order)$/.test(String(url))) placed += 1;
    if (String(url).endsWith('/tokenP')) passes += 1;
    return fetch(String(url).replace(mockUrl, server.url), init);
  };
  const openWith = (own: Pick<KisOrderOptions, 'keys' | 'store' | 'fetch'>) =>
    createKisExchange({
      fetch: counted,
      ...own,
      baseUrl: isMock ? mockUrl : server.url,
      now: () => nowMs,
      wait: async () => undefined,
      timeoutMs,
    });
  const keys = { ...accountKeys, account };
  const reopen: KisStage['reopen'] = (way) => openWith({ keys, store, ...way });
  return {
    exchange: reopen(),
    reopen,
    fetch: counted,
    elsewhere: () => openWith({ keys: { ...keys, appKey: 'elsewhere' }, store: memoryStore() }),
    store,
    url: server.url,
    price,
    placed: () => placed,
    passes: () => passes,
    now: () => nowMs,
    neverSent: 'not-found',
    namesOrders: true,
    ...(futures ? contractOrders(price, nowMs) : shareOrders(price)),
    thinOut: async () => faults.set({ thinBook: true }),
    loseNextAnswer: async () => faults.set({ answer: 'timeout', path: orderPath(futures), times: 1 }),
    fault: (next) => faults.set(next),
    pass: (spanMs) => {
      nowMs += spanMs;
    },
    close: () => server.close(),
  };
}

type StageOrders = Required<Pick<VenueStage, 'buys' | 'rests' | 'refusable' | 'fillsPartly'>>;

function shareOrders(price: number): StageOrders {
  const of = { instrumentId: shareId, decisionPrice: price };
  const limit = (count: string, factor: number) => limitOf(count, Math.floor((price * factor) / 1000) * 1000);
  return {
    buys: sampleOrder({ ...of, id: 'order_buys', size: { by: 'spending', units: unitsFromText('1000000') } }),
    rests: sampleOrder({ ...of, id: 'order_rests', ...limit('3', 0.8) }),
    refusable: sampleOrder({ ...of, id: 'order_dear', ...limit('9999', 1) }),
    fillsPartly: sampleOrder({ ...of, id: 'order_partly', side: 'sell', ...limit('30', 0.9) }),
  };
}

function contractOrders(price: number, nowMs: number): StageOrders {
  const of = { instrumentId: `${nearestContract(nowMs).code}.KF`, decisionPrice: price };
  const limit = (count: string, factor: number) => limitOf(count, Math.floor(price * factor * 20) / 20);
  return {
    buys: sampleOrder({ ...of, id: 'order_buys', size: { by: 'quantity', units: unitsFromText('2') } }),
    rests: sampleOrder({ ...of, id: 'order_rests', ...limit('2', 0.85) }),
    refusable: sampleOrder({ ...of, id: 'order_dear', ...limit('9999', 1) }),
    fillsPartly: sampleOrder({ ...of, id: 'order_partly', side: 'sell', ...limit('3', 0.95) }),
  };
}

function limitOf(count: string, price: number) {
  const size = { by: 'quantity' as const, units: unitsFromText(count) };
  return { type: 'limit' as const, size, limitPriceUnits: unitsFromNumber(price) };
}

/** Where orders are placed: what the fault switches know them by. */
export function orderPath(futures: boolean): string {
  return futures ? '/trading/order$' : '/order-cash$';
}
