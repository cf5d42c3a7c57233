import { unitsFromNumber, unitsFromText } from '@gaemi/core/base/units.ts';
import { binanceAccount } from '@gaemi/functions/adapters/exchanges/ccxt/binance-account.ts';
import { createCcxtExchange } from '@gaemi/functions/adapters/exchanges/ccxt-exchange.ts';
import type { VenueStage } from '@gaemi/functions/adapters/exchanges/exchange-contract.ts';
import type { Exchange } from '@gaemi/functions/adapters/exchanges/exchange.ts';
import { sampleOrder } from '@gaemi/functions/adapters/exchanges/sample-order.ts';
import { makeProgramme, seriesOf } from '../../markets/market-programme.ts';
import { createFaultBoard, type Faults } from '../faults.ts';
import { serveVendor } from '../serve-vendor.ts';
import { createBinance } from './binance-server.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
const keys = { apiKey: 'town-key', secret: 'town-secret' };
const instrumentId = 'binance:BTC-USDT';

export interface BinanceStage extends VenueStage {
  readonly placed: () => number;
  /** How often the venue was asked anything. */
  readonly asked: () => number;
  readonly price: number;
  fault(faults: Faults): void;
  /** Lets our own clock run on. */
  pass(spanMs: number): void;
  /** The same account, in another process, whose requests go through a way of its own. */
  reopen(way: typeof globalThis.fetch): Exchange;
  /** How requests reach the venue and are counted. */
  readonly fetch: typeof globalThis.fetch;
}

interface BinanceStageOptions {
  readonly secret?: string;
  readonly timeoutMs?: number;
  readonly isPaced?: boolean;
  readonly balances?: Readonly<Record<string, string>>;
}

/** The exchange of the town, our adapter before it, and a count of what passed between them. */
export async function openBinanceStage(options: BinanceStageOptions = {}): Promise<BinanceStage> {
  const { secret = keys.secret, timeoutMs = 300, isPaced = true, balances = { USDT: '100000', BTC: '1' } } = options;
  const faults = createFaultBoard(() => programme.startAtMs);
  const server = await serveVendor(createBinance({ programme, faults, exchange: { keys, balances } }));
  const price = Math.floor(seriesOf(programme, instrumentId)?.priceAt(programme.startAtMs)?.price ?? 0);
  let [placed, asked, passedMs] = [0, 0, 0];
  const limit = (factor: number, quantity: string) => ({
    type: 'limit' as const,
    size: { by: 'quantity' as const, units: unitsFromText(quantity) },
    limitPriceUnits: unitsFromNumber(Math.floor(price * factor)),
  });
  const counted: typeof globalThis.fetch = (url, init) => {
    asked += 1;
    if (init?.method === 'POST') placed += 1;
    return fetch(url, init);
  };
  const reopen = (way: typeof globalThis.fetch) =>
    createCcxtExchange(binanceAccount, {
      keys: { ...keys, secret },
      baseUrl: server.url,
      timeoutMs,
      isPaced,
      now: () => Date.now() + passedMs,
      fetch: way,
    });
  return {
    exchange: reopen(counted),
    reopen,
    fetch: counted,
    placed: () => placed,
    asked: () => asked,
    price,
    now: () => programme.startAtMs,
    money: 'USDT',
    neverSent: 'not-found',
    namesOrders: true,
    buys: sampleOrder({ id: 'order_buys', instrumentId, size: { by: 'spending', units: unitsFromText('5000') } }),
    rests: sampleOrder({ id: 'order_rests', instrumentId, ...limit(0.5, '0.01') }),
    refusable: sampleOrder({
      id: 'order_dear',
      instrumentId,
      size: { by: 'spending', units: unitsFromText('999999') },
    }),
    fillsPartly: sampleOrder({ id: 'order_partly', instrumentId, side: 'sell', ...limit(0.9, '0.5') }),
    thinOut: async () => faults.set({ thinBook: true }),
    loseNextAnswer: async () => faults.set({ answer: 'timeout', path: '/api/v3/order$', times: 1 }),
    fault: (next) => faults.set(next),
    pass: (spanMs) => void (passedMs += spanMs),
    close: () => server.close(),
  };
}
