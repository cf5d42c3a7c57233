import { minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { describe, expect, it } from 'vitest';
import { createPaperExchange } from './adapters/exchanges/paper-exchange.ts';
import { memoryStore } from './adapters/store/memory-store.ts';
import type { Store } from './adapters/store/store.ts';
import { countingExchange } from './testing/counting-exchange.ts';
import { createDesk, crossingMinutes, tickAtMs } from './testing/desk-in-memory.ts';
import { createMortalProcess, type Moment } from './testing/mortal-process.ts';
import { outcomeOf } from './testing/outcome-of.ts';

const calm = { call: 0, moment: 'before' } as const;
const moments: readonly Moment[] = ['before', 'after'];

describe('a desk whose process is killed', () => {
  it.each([
    ['a signal is traded', playSignal],
    ['a limit order is filled in parts and its rest cancelled', playLimit],
  ] as const)(
    'at every call in turn, while %s, ends as if it had not been',
    async (_name, play) => {
      const undisturbed = await play(calm);
      expect(undisturbed.calls, 'there is something to die of').toBeGreaterThan(40);
      expect(undisturbed.outcome.submitted).toHaveLength(1);
      const unsent: string[] = [];
      for (const moment of moments) {
        for (let call = 1; call <= undisturbed.calls; call += 1) {
          const { outcome } = await play({ call, moment });
          const isSent = outcome.submitted.length > 0;
          if (!isSent) unsent.push(`${moment} ${call}`);
          const expected = isSent ? undisturbed.outcome : unsentOutcome(undisturbed.outcome);
          expect({ ...outcome, ...(isSent ? {} : { transfers: [] }) }, `killed ${moment} call ${call}`).toEqual(
            expected,
          );
        }
      }
      expect(unsent.length, `the only two awaits of which an order is not sent: ${unsent.join()}`).toBe(2);
    },
    120_000,
  );
});

/**
 * What is left of an order whose process died between the claim and the venue: it may have left, so it is never sent
 * again. The venue says that it never had it, and everything is given back.
 */
function unsentOutcome({ orders, chain, open }: Awaited<ReturnType<typeof outcomeOf>>) {
  return {
    submitted: [],
    orders: orders.map(([id]) => [id, 'rejected', 0, undefined]),
    balances: { cash_KRW: unitsFromText('10000000'), external_KRW: -unitsFromText('10000000'), reserved_KRW: 0n },
    transfers: [],
    held: undefined,
    chain,
    open,
  };
}

interface Death {
  readonly call: number;
  readonly moment: Moment;
}

async function openDesk() {
  const store = memoryStore();
  const process = createMortalProcess();
  const paper = countingExchange(createPaperExchange({ store }));
  const desk = await createDesk({
    store: process.store(store),
    exchange: process.exchange(paper),
    candles: crossingMinutes(),
    delivery: 'until-done',
    process,
  });
  return { store, process, paper, desk };
}

async function playSignal({ call, moment }: Death) {
  const { store, process, paper, desk } = await openDesk();
  await desk.tick('collect-candles');
  process.dieAt(call, moment);
  await desk.drain();
  for (const minute of [1, 3, 5, 8, 10]) {
    await desk.tick('sync-orders', tickAtMs + minute * minuteMs);
    await desk.drain();
  }
  return { calls: process.calls, outcome: await outcomeOf(store, paper.submittedIds) };
}

async function playLimit({ call, moment }: Death) {
  const { store, process, paper, desk } = await openDesk();
  await quote(store, 150_000_000, 0);
  process.dieAt(call, moment);
  const size = { by: 'quantity', units: unitsFromText('0.002').toString() };
  const limitPriceUnits = unitsFromText('140000000').toString();
  await desk.ask('place-order', {
    instrumentId: 'KRW-BTC',
    side: 'buy',
    type: 'limit',
    size,
    limitPriceUnits,
    requestId: 'one',
  });
  await desk.drain();
  await desk.tick('sync-orders', tickAtMs + 3 * minuteMs);
  await desk.drain();
  await quote(store, 139_000_000, 4);
  await desk.tick('sync-orders', tickAtMs + 4 * minuteMs);
  await desk.drain();
  await desk.ask('cancel-order', { orderId: 'order_manual_one' });
  await desk.drain();
  for (const minute of [5, 8, 10, 15]) {
    await desk.tick('sync-orders', tickAtMs + minute * minuteMs);
    await desk.drain();
  }
  return { calls: process.calls, outcome: await outcomeOf(store, paper.submittedIds) };
}

/** A tenth of its volume is half of what is wanted. */
async function quote(store: Store, price: number, minute: number): Promise<void> {
  const atMs = tickAtMs + minute * minuteMs;
  const closed = { openAtMs: atMs - minuteMs, open: price, high: price, low: price, close: price, volume: 0.01 };
  const quotes = { 'KRW-BTC': { instrumentId: 'KRW-BTC', price, atMs, source: 'test', closed } };
  await store.set(documentRef('boards', 'crypto'), { group: 'crypto', atMs, quotes, feed: { status: 'ok' } });
}
