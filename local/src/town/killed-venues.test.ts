import { dayMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Exchange } from '@gaemi/functions/adapters/exchanges/exchange.ts';
import { memoryStore } from '@gaemi/functions/adapters/store/memory-store.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';
import { createDesk, memberId, tickAtMs } from '@gaemi/functions/testing/desk-in-memory.ts';
import { createMortalProcess, type Moment } from '@gaemi/functions/testing/mortal-process.ts';
import { outcomeOf } from '@gaemi/functions/testing/outcome-of.ts';
import { withoutClaim } from '@gaemi/functions/testing/without-claim.ts';
import { describe, expect, it } from 'vitest';
import { openBinanceStage } from './binance/binance-stage.ts';
import { openKisStage } from './kis/kis-stage.ts';
import { openUpbitStage } from './upbit/upbit-stage.ts';

interface Death {
  readonly call: number;
  readonly moment: Moment;
}

/** A venue over the wire, whose adapter a process may die in: at each request, and at each of its documents. */
interface Venue {
  readonly account: 'upbit' | 'kis' | 'binance';
  readonly instrumentId: string;
  readonly group: string;
  readonly price: number;
  readonly quantity: string;
  open(way: { readonly fetch: typeof globalThis.fetch; readonly store: Store }): Exchange;
  readonly fetch: typeof globalThis.fetch;
  placed(): number;
  /** A night passes there. */
  sleep(): void;
  close(): Promise<void>;
}

/** Nobody is silent here; a slow machine must not look like it. */
const timeoutMs = 20_000;

async function openUpbit(): Promise<Venue> {
  const stage = await openUpbitStage({ balances: { KRW: '10000000' }, timeoutMs });
  stage.fault({ thinBook: true });
  const of = { account: 'upbit', instrumentId: 'KRW-BTC', group: 'crypto', quantity: '0.015' } as const;
  return { ...stage, ...of, open: (way) => stage.reopen(way.fetch), sleep: () => undefined };
}

async function openBinance(): Promise<Venue> {
  const stage = await openBinanceStage({ balances: { USDT: '10000' }, timeoutMs, isPaced: false });
  stage.fault({ thinBook: true });
  const of = { account: 'binance', instrumentId: 'binance:BTC-USDT', group: 'binance', quantity: '0.015' } as const;
  return { ...stage, ...of, open: (way) => stage.reopen(way.fetch), sleep: () => undefined };
}

async function openKis(): Promise<Venue> {
  const stage = await openKisStage({ timeoutMs });
  stage.fault({ thinBook: true });
  const of = { account: 'kis', instrumentId: '005930.KS', group: 'stocks', quantity: '24' } as const;
  return { ...stage, ...of, open: (way) => stage.reopen(way), sleep: () => stage.pass(dayMs) };
}

describe('a desk at a real venue whose process is killed', () => {
  it.each([
    ['Upbit', openUpbit],
    ['KIS, which knows no ids of ours', openKis],
    ['Binance, by way of its library', openBinance],
  ] as const)(
    'at every await in turn, also within the adapter of %s, ends as if it had not been',
    async (_name, openVenue) => {
      const undisturbed = await play(openVenue, { call: 0, moment: 'before' });
      expect(undisturbed.calls, 'there is something to die of').toBeGreaterThan(40);
      expect(undisturbed.placed).toBe(1);
      expect(undisturbed.outcome.orders, 'filled in part, and its rest cancelled').toMatchObject([
        [expect.any(String), 'cancelled', expect.any(Number), expect.any(Number)],
      ]);
      let unsent = 0;
      for (const moment of ['before', 'after'] as const) {
        for (let call = 1; call <= undisturbed.calls; call += 1) {
          const { outcome, placed } = await play(openVenue, { call, moment });
          expect(placed, `killed ${moment} call ${call}: it never left twice`).toBeLessThanOrEqual(1);
          expectSame(outcome, placed === 1 ? undisturbed.outcome : unsentOutcome(outcome), `${moment} call ${call}`);
          unsent += 1 - placed;
        }
      }
      expect(unsent, 'whatever dies between the claim and the venue is given up').toBeGreaterThan(0);
    },
    120_000,
  );

  it('would send an order twice without the claim, so this test can fail', async () => {
    const counts: number[] = [];
    for (let call = 1; call <= 60; call += 1) {
      counts.push((await play(openUpbit, { call, moment: 'after' }, withoutClaim)).placed);
    }
    expect(Math.max(...counts)).toBeGreaterThan(1);
  }, 60_000);
});

type Outcome = Awaited<ReturnType<typeof outcomeOf>>;

function expectSame(outcome: Outcome, expected: Outcome, when: string): void {
  expect(outcome, `killed ${when}`).toEqual(expected);
}

/** It never left: the venue never had it, and everything is back where it came from. */
function unsentOutcome({ orders, transfers, balances }: Outcome): Outcome {
  const paidIn = Object.entries(balances).flatMap(([id, units]) => {
    const currency = /^external_(.*)$/.exec(id)?.[1];
    return currency === undefined ? [] : [[id, units] as const, [`cash_${currency}`, -units] as const];
  });
  return {
    submitted: [],
    orders: orders.map(([id]) => [id, 'rejected', 0, undefined]),
    balances: Object.fromEntries([
      ...paidIn,
      ...Object.keys(balances)
        .filter((id) => id.startsWith('reserved_'))
        .map((id) => [id, 0n] as const),
    ]),
    transfers,
    held: undefined,
    chain: undefined,
    open: 0,
  };
}

/** A person's order is filled in part, its rest is cancelled, and a day goes by. */
async function play(
  openVenue: () => Promise<Venue>,
  { call, moment }: Death,
  wrap: (store: Store) => Store = (store) => store,
) {
  const venue = await openVenue();
  try {
    const store = memoryStore();
    const process = createMortalProcess();
    const way = {
      fetch: ((url, init) => process.call(() => venue.fetch(url, init))) satisfies typeof globalThis.fetch,
      store: process.store(store),
    };
    const desk = await createDesk({
      store: process.store(wrap(store)),
      // Each message finds a process that remembers nothing.
      exchange: async () => process.exchange(venue.open(way)),
      candles: [],
      delivery: 'until-done',
      process,
    });
    await choose(store, venue);
    await quote(store, venue, tickAtMs);
    await desk.run('deposit', { currency: 'USDT', units: unitsFromText('10000').toString(), requestId: 'usdt' });
    await desk.drain();
    process.dieAt(call, moment);
    await desk.ask('place-order', ticketOf(venue));
    await desk.drain();
    const sync = async (minute: number) => {
      await desk.tick('sync-orders', tickAtMs + minute * minuteMs);
      await desk.drain();
    };
    await sync(3);
    await desk.ask('cancel-order', { orderId: 'order_manual_one' });
    await desk.drain();
    for (const minute of [5, 8, 10, 15]) await sync(minute);
    venue.sleep();
    for (const minute of [1440, 1443, 1448]) await sync(minute);
    return { calls: process.calls, placed: venue.placed(), outcome: await outcomeOf(store, [], venue.instrumentId) };
  } finally {
    await venue.close();
  }
}

function ticketOf({ instrumentId, price, quantity }: Venue) {
  return {
    instrumentId,
    side: 'buy',
    type: 'limit',
    size: { by: 'quantity', units: unitsFromText(quantity).toString() },
    // A step that both venues have, above the market: what is there is taken at once.
    limitPriceUnits: unitsFromText(String(Math.ceil((price * 1.005) / 1000) * 1000)).toString(),
    requestId: 'one',
  };
}

async function choose(store: Store, { account }: Venue): Promise<void> {
  const ref = documentRef('settings', 'trading', memberId);
  const settings = await store.get(ref);
  if (settings === undefined) throw new Error('a member of the desk has settings');
  await store.set(ref, { ...settings, venueAccount: account });
}

async function quote(store: Store, { instrumentId, group, price }: Venue, atMs: Instant): Promise<void> {
  const quotes = { [instrumentId]: { instrumentId, price, atMs, source: 'test' } };
  await store.set(documentRef('boards', group), { group, atMs, quotes, feed: { status: 'ok' } });
}
