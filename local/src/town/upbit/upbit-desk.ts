import { dayMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { unitsFromText } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { Exchange } from '@gaemi/functions/adapters/exchanges/exchange.ts';
import { readExactDecimal, unitsAbove, unitsBelow } from '@gaemi/functions/adapters/exchanges/exact-decimal.ts';
import { createPaperExchange } from '@gaemi/functions/adapters/exchanges/paper-exchange.ts';
import { identifierOf } from '@gaemi/functions/adapters/exchanges/upbit/upbit-terms.ts';
import { memoryStore } from '@gaemi/functions/adapters/store/memory-store.ts';
import { createDesk, crossingMinutes, memberId, tickAtMs } from '@gaemi/functions/testing/desk-in-memory.ts';
import * as z from 'zod/mini';
import { signToken } from './sign-token.ts';
import { openUpbitStage, townKeys, type UpbitStage, type UpbitStageOptions } from './upbit-stage.ts';

export interface UpbitDeskOptions extends UpbitStageOptions {
  /** Stands between the desk and the adapter. */
  readonly between?: (exchange: Exchange, stage: UpbitStage) => Exchange;
}

/** A whole desk whose member trades at the exchange of the town, every message of it delivered three times. */
export async function openUpbitDesk({ between, ...options }: UpbitDeskOptions = {}) {
  const stage = await openUpbitStage({ balances: { KRW: '10000000' }, ...options });
  const store = memoryStore();
  const paper = createPaperExchange({ store });
  const upbit = between?.(stage.exchange, stage) ?? stage.exchange;
  const exchange = async (name: string) => (name === 'paper' ? paper : upbit);
  const desk = await createDesk({ store, exchange, candles: minutesUpTo(stage.price), delivery: 'three-times' });
  const settingsRef = documentRef('settings', 'trading', memberId);
  const settings = await store.get(settingsRef);
  if (settings === undefined) throw new Error('a member of the desk has settings');
  await store.set(settingsRef, { ...settings, venueAccount: 'upbit' });

  const orders = () => store.list({ collection: 'orders', userId: memberId, limit: 100 });
  const owned = async (role: 'cash' | 'reserved' | 'holding', asset: string) =>
    (await store.get(documentRef('accounts', accountId(role, asset), memberId)))?.balanceUnits ?? 0n;
  const sync = async (minute: number) => {
    await desk.tick('sync-orders', tickAtMs + minute * minuteMs);
    await desk.drain();
  };
  return {
    stage,
    sync,
    orders,
    owned,
    /** A crossing of means buys at the market. */
    async buyOnSignal() {
      await desk.tick('collect-candles');
      await desk.drain();
    },
    /** A person's limit order, `distance` won above the venue's price. */
    async ask(side: 'buy' | 'sell', quantity: string, distance: number) {
      const price = Math.floor((stage.price + distance) / 1000) * 1000;
      await quote(stage.price);
      await desk.ask('place-order', {
        instrumentId: 'KRW-BTC',
        side,
        type: 'limit',
        size: { by: 'quantity', units: unitsFromText(quantity).toString() },
        limitPriceUnits: unitsFromText(String(price)).toString(),
        requestId: side,
      });
      await desk.drain();
    },
    async cancel(orderId: string) {
      await desk.ask('cancel-order', { orderId });
      await desk.drain();
    },
    /** What the desk itself finds wrong with its books. */
    async incidents() {
      await desk.tick('verify-books', tickAtMs + 30 * minuteMs);
      const found = await store.list({ collection: 'incidents', userId: memberId, limit: 10 });
      return found.map(({ kind, subject, text }) => `${kind} ${subject}: ${text.en}`);
    },
    venueOrders: () => readVenueOrders(stage),
  };

  async function quote(price: number): Promise<void> {
    const quotes = { 'KRW-BTC': { instrumentId: 'KRW-BTC', price, atMs: tickAtMs, source: 'test' } };
    await store.set(documentRef('boards', 'crypto'), {
      group: 'crypto',
      atMs: tickAtMs,
      quotes,
      feed: { status: 'ok' },
    });
  }
}

/** The desk knows the venue's price: what it decides on is what the venue trades at. */
function minutesUpTo(price: number): Candle[] {
  const minutes = crossingMinutes();
  const shift = price - (minutes.at(-1)?.close ?? 0);
  return minutes.map((candle) => ({
    ...candle,
    open: candle.open + shift,
    high: candle.high + shift,
    low: candle.low + shift,
    close: candle.close + shift,
  }));
}

export type UpbitDesk = Awaited<ReturnType<typeof openUpbitDesk>>;

const VenueOrders = z.array(
  z.object({
    identifier: z.optional(z.string()),
    state: z.string(),
    executed_volume: z.string(),
    executed_funds: z.string(),
    paid_fee: z.string(),
  }),
);

/** The venue's own book, read as any client of it would: by its names, what was traded and what it cost. */
async function readVenueOrders(stage: UpbitStage) {
  const lists = await Promise.all(
    [
      ['/v1/orders/open', 'limit=100'],
      // A venue whose clock was ahead has orders of tomorrow.
      ['/v1/orders/closed', `end_time=${stage.now() + dayMs}`],
    ].map(async ([path = '', query = '']) => {
      const headers = { authorization: `Bearer ${signToken(townKeys, { query })}` };
      return z.parse(VenueOrders, await (await fetch(`${stage.url}${path}?${query}`, { headers })).json());
    }),
  );
  const rows = lists.flat().map((row) => ({
    name: row.identifier ?? '',
    isOpen: row.state === 'wait',
    quantity: unitsBelow(readExactDecimal(row.executed_volume) ?? -1n),
    funds: unitsAbove(readExactDecimal(row.executed_funds) ?? -1n),
    fee: unitsAbove(readExactDecimal(row.paid_fee) ?? -1n),
  }));
  return rows.toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** Our own book in the same words; what never got into the venue's is not part of it. */
export function bookOf(orders: readonly Order[]): Awaited<ReturnType<typeof readVenueOrders>> {
  const sent = orders.filter(({ status }) => !['refused', 'rejected', 'accepted'].includes(status));
  const rows = sent.map((order) => ({
    name: identifierOf(order),
    isOpen: order.status === 'open' || order.status === 'partially-filled',
    quantity: order.fills.reduce((sum, { quantityUnits }) => sum + quantityUnits, 0n),
    funds: order.fills.reduce((sum, { grossUnits }) => sum + grossUnits, 0n),
    fee: order.fills.reduce((sum, { feeUnits }) => sum + feeUnits, 0n),
  }));
  return rows.toSorted((left, right) => (left.name < right.name ? -1 : 1));
}
