import { unitsFromNumber, unitsFromText } from '@gaemi/core/base/units.ts';
import type { VenueStage } from '@gaemi/functions/adapters/exchanges/exchange-contract.ts';
import type { Exchange } from '@gaemi/functions/adapters/exchanges/exchange.ts';
import { sampleOrder } from '@gaemi/functions/adapters/exchanges/sample-order.ts';
import { createUpbitExchange } from '@gaemi/functions/adapters/exchanges/upbit-exchange.ts';
import * as z from 'zod/mini';
import { makeProgramme, seriesOf } from '../../markets/market-programme.ts';
import { createFaultBoard, type Faults } from '../faults.ts';
import { serveVendor } from '../serve-vendor.ts';
import { signToken } from './sign-token.ts';
import { createUpbit } from './upbit-server.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
export const townKeys = { accessKey: 'town-access', secretKey: 'town-secret' };

export interface UpbitStage extends VenueStage {
  readonly url: string;
  readonly placed: () => number;
  /** The names under which orders were sent, each as often as it left. */
  readonly sentNames: readonly string[];
  readonly price: number;
  fault(faults: Faults): void;
  /** The same account, in another process, whose requests go through a way of its own. */
  reopen(way: typeof globalThis.fetch): Exchange;
  /** How requests reach the venue and are counted. */
  readonly fetch: typeof globalThis.fetch;
  /** Lets our own clock run on. */
  pass(spanMs: number): void;
  /** Uses a name up with an order that is refused. */
  burn(identifier: string): Promise<void>;
}

export interface UpbitStageOptions {
  /** How long an answer is waited for; a busy machine is slow, and a test of silence waits it out. */
  readonly timeoutMs?: number;
  readonly balances?: Readonly<Record<string, string>>;
  /** How far our own clock is off. */
  readonly clockOffMs?: number;
  readonly nonce?: () => string;
}

const Sent = z.object({ identifier: z.string() });

function nameIn(body: unknown): string {
  return z.parse(Sent, JSON.parse(String(body))).identifier;
}

/** The exchange of the town, our adapter before it, and a count of the orders that passed between them. */
export async function openUpbitStage(options: UpbitStageOptions = {}): Promise<UpbitStage> {
  const { balances = { KRW: '10000000', BTC: '1' }, clockOffMs = 0, nonce, timeoutMs = 1000 } = options;
  const startAtMs = programme.startAtMs;
  const faults = createFaultBoard(() => startAtMs);
  const vendor = createUpbit({ programme, faults, speed: 100, exchange: { keys: townKeys, balances } });
  const server = await serveVendor(vendor);
  const price = seriesOf(programme, 'KRW-BTC')?.priceAt(startAtMs)?.price ?? 0;
  const sentNames: string[] = [];
  // Waiting costs nothing here, but time passes.
  let waitedMs = 0;
  const counted: typeof globalThis.fetch = (url, init) => {
    if (init?.method === 'POST' && String(url).endsWith('/v1/orders')) sentNames.push(nameIn(init.body));
    return fetch(url, init);
  };
  const openBy = (way: typeof globalThis.fetch) =>
    createUpbitExchange({
      baseUrl: server.url,
      keys: townKeys,
      timeoutMs,
      wait: async (spanMs) => void (waitedMs += spanMs),
      now: () => Date.now() + clockOffMs + waitedMs,
      ...(nonce !== undefined && { nonce }),
      fetch: way,
    });
  const limit = (distance: number) => ({
    type: 'limit' as const,
    size: { by: 'quantity' as const, units: unitsFromText('0.5') },
    limitPriceUnits: unitsFromNumber(Math.floor((price + distance) / 1000) * 1000),
  });
  return {
    exchange: openBy(counted),
    reopen: openBy,
    fetch: counted,
    url: server.url,
    price,
    placed: () => sentNames.length,
    sentNames,
    now: () => startAtMs,
    money: 'KRW',
    neverSent: 'not-found',
    namesOrders: true,
    buys: sampleOrder({ id: 'order_buys' }),
    rests: sampleOrder({
      id: 'order_rests',
      ...limit(-50_000_000),
      size: { by: 'quantity', units: unitsFromText('0.001') },
    }),
    refusable: sampleOrder({ id: 'order_dear', size: { by: 'spending', units: unitsFromText('99000000') } }),
    fillsPartly: sampleOrder({ id: 'order_partly', side: 'sell', ...limit(-1_000_000) }),
    thinOut: async () => faults.set({ thinBook: true }),
    loseNextAnswer: async () => faults.set({ answer: 'timeout', path: '/v1/orders$', times: 1 }),
    fault: (next) => faults.set(next),
    pass: (spanMs) => void (waitedMs += spanMs),
    burn: (identifier) => burn(server.url, identifier),
    close: () => server.close(),
  };
}

async function burn(url: string, identifier: string): Promise<void> {
  const body = { market: 'KRW-BTC', side: 'bid', price: '1', ord_type: 'price', identifier };
  const query = Object.entries(body)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers = { authorization: `Bearer ${signToken(townKeys, { query })}`, 'content-type': 'application/json' };
  await fetch(`${url}/v1/orders`, { method: 'POST', headers, body: JSON.stringify(body) });
}
