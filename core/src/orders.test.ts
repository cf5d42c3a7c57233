import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from './base/id.ts';
import { unitsFromNumber, unitsPerOne } from './base/units.ts';
import { trialBalance } from './ledger/book.ts';
import { emptyHead } from './ledger/entry.ts';
import { verifyBooks } from './portfolio/verify-books.ts';
import { bitcoin, samsung, units } from './testing/samples.ts';
import {
  askPaper,
  hear,
  moveMoney,
  openOrderDesk,
  type OrderDesk,
  passMinute,
  placeTicket,
  priceAt,
  sendOrder,
  settle,
  splitShares,
  weakHash,
} from './testing/order-desk.ts';
import { isTerminal, needsSettling } from './trading/order-moves.ts';
import type { Fill, Order } from './trading/order.ts';
import { rulesOf } from './trading/rulebook.ts';

const historiesPerMarket = 10_000;

/** Daily candles would not close within a history of minutes. */
const samsungByMinute = { ...samsung, interval: '1m' } as const;

const ticket = fc.record({
  kind: fc.constant('ticket' as const),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  type: fc.constantFrom('market', 'limit', 'stop', 'stop-limit', 'best' as const),
  share: fc.integer({ min: 1, max: 1100 }),
  percent: fc.integer({ min: -5, max: 5 }),
  timeInForce: fc.constantFrom('day', 'gtc', 'ioc', 'fok' as const),
  /** Whether the process dies between the claim and the venue. */
  dies: fc.constantFrom(false, false, false, true),
});
const which = fc.nat({ max: 7 });
const event = fc.oneof(
  ticket,
  ticket,
  fc.record({
    kind: fc.constant('minute' as const),
    percent: fc.integer({ min: -4, max: 4 }),
    volume: fc.constantFrom(4, 40, 400, 4000),
  }),
  fc.record({
    kind: fc.constant('ask' as const),
    which,
    cancels: fc.constantFrom(false, false, true),
    isLost: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('sync' as const) }),
  fc.record({ kind: fc.constant('sync' as const) }),
  fc.record({ kind: fc.constant('hear again' as const), which }),
  fc.record({ kind: fc.constant('settle' as const), which }),
  fc.record({ kind: fc.constant('money' as const), won: fc.integer({ min: -3_000_000, max: 3_000_000 }) }),
  fc.record({
    kind: fc.constant('split' as const),
    numerator: fc.integer({ min: 1, max: 5 }),
    denominator: fc.integer({ min: 1, max: 3 }),
  }),
);
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

function play(desk: OrderDesk, happened: Event): void {
  const pick = (index: number): Id => [...desk.orders.keys()].at(index % Math.max(1, desk.orders.size)) ?? '';
  if (happened.kind === 'ticket') place(desk, happened);
  if (happened.kind === 'minute') {
    const scale = desk.instrument === bitcoin ? 0.001 : 1;
    passMinute(desk, Math.round(desk.price * (1 + happened.percent / 100)), happened.volume * scale);
  }
  if (happened.kind === 'ask') askPaper(desk, pick(happened.which), happened);
  if (happened.kind === 'sync') bringUpToDate(desk, false);
  if (happened.kind === 'settle') settle(desk, pick(happened.which));
  if (happened.kind === 'money' && happened.won !== 0) moveMoney(desk, units(happened.won));
  if (happened.kind === 'split' && desk.instrument === samsungByMinute)
    splitShares(desk, happened.numerator, happened.denominator);
  const said =
    happened.kind === 'hear again' ? desk.answers[happened.which % Math.max(1, desk.answers.length)] : undefined;
  if (said !== undefined) hear(desk, said.orderId, said.answer);
}

function place(
  desk: OrderDesk,
  { side, type, share, percent, timeInForce, dies }: Extract<Event, { kind: 'ticket' }>,
): void {
  const hasLimit = type === 'limit' || type === 'stop-limit';
  const hasStop = type === 'stop' || type === 'stop-limit';
  const free = desk.accounts.get(side === 'buy' ? 'cash_KRW' : `holding_${desk.instrument.asset}`)?.balanceUnits ?? 0n;
  const size = { by: side === 'buy' ? 'spending' : 'quantity', units: (free * BigInt(share)) / 1000n } as const;
  const order = placeTicket(desk, {
    side,
    type,
    size,
    timeInForce,
    ...(hasLimit && { limitPriceUnits: priceAt(desk, percent) }),
    ...(hasStop && { stopPriceUnits: priceAt(desk, -percent) }),
  });
  if (order !== undefined) sendOrder(desk, order, dies);
}

/** What must be true at every moment, as what is wrong with it. */
function faultsOf(desk: OrderDesk): string[] {
  const accounts = [...desk.accounts.values()];
  const sums = [...trialBalance(accounts)]
    .filter(([, sum]) => sum !== 0n)
    .map(([asset]) => `${asset} does not sum to zero`);
  const books = {
    check: { head: emptyHead, balances: {}, splits: {} },
    entries: desk.entries,
    accounts,
    positions: desk.position === undefined ? [] : [desk.position],
    orders: [...desk.orders.values()].filter(({ settledAtMs }) => settledAtMs === undefined),
    venue: undefined,
  };
  const ids = new Set(desk.entries.map(({ id }) => id));
  const twice = ids.size === desk.entries.length ? [] : ['a transfer was posted twice'];
  return [...sums, ...verifyBooks(books, weakHash).drifts.map(({ text }) => text.en), ...twice];
}

/** What must be true once everything has been asked, heard and settled. */
function faultsAtRest(desk: OrderDesk): string[] {
  const promised = [...desk.accounts.values()].filter(
    ({ role, balanceUnits }) => role === 'reserved' && balanceUnits !== 0n,
  );
  return [
    ...promised.map(({ id }) => `${id} is promised though nothing is under way`),
    ...[...desk.orders.values()].flatMap((order) => {
      const told = desk.venue.get(order.id)?.fills ?? [];
      const agrees = told.length === order.fills.length && told.every(({ id }, index) => id === order.fills[index]?.id);
      return [
        !isTerminal(order.status) || needsSettling(order) ? `${order.id} is still ${order.status}` : '',
        agrees ? '' : `${order.id} has other fills than the venue`,
        order.fills.every((fill) => isRoundedAgainstUs(fill, order)) ? '' : `rounding made money in ${order.id}`,
      ].filter((fault) => fault !== '');
    }),
  ];
}

function isRoundedAgainstUs(
  { price, quantityUnits, grossUnits, feeUnits, taxUnits, atMs }: Fill,
  order: Order,
): boolean {
  const rules = rulesOf(order.instrumentId === bitcoin.id ? 'upbit' : 'krx', atMs);
  const exact = unitsFromNumber(price) * quantityUnits;
  const gross = grossUnits * unitsPerOne;
  const isTaxed = order.side === 'buy' || taxUnits * unitsPerOne >= grossUnits * rules.sellTaxRate;
  return (
    (order.side === 'buy' ? gross >= exact : gross <= exact) &&
    feeUnits * unitsPerOne >= grossUnits * rules.feeRate &&
    isTaxed
  );
}

/** The restart: everything is asked, heard and settled; at the very end what rests is cancelled. */
function bringUpToDate(desk: OrderDesk, cancels: boolean): void {
  for (const id of desk.orders.keys()) {
    askPaper(desk, id, { cancels, isLost: false });
    settle(desk, id);
  }
}

describe('any history of orders, parts, cancellations, deposits, splits, lost and repeated messages', () => {
  it.each([
    { market: 'a coin', instrument: bitcoin, price: 100_000_000 },
    { market: 'a share', instrument: samsungByMinute, price: 70_000 },
  ])(
    'leaves whole books and a venue that agrees, in $market',
    ({ instrument, price }) => {
      const seen = { filled: 0, cancelled: 0, rejected: 0, parts: 0, splits: 0 };
      fc.assert(
        fc.property(fc.array(event, { minLength: 6, maxLength: 40, size: 'max' }), (events) => {
          const desk = openOrderDesk(instrument, price);
          moveMoney(desk, units(5_000_000));
          for (const happened of events) play(desk, happened);
          expect(faultsOf(desk)).toEqual([]);
          bringUpToDate(desk, true);
          expect([...faultsOf(desk), ...faultsAtRest(desk)]).toEqual([]);
          for (const { status, fills } of desk.orders.values()) {
            if (status === 'filled' || status === 'cancelled' || status === 'rejected') seen[status] += 1;
            if (fills.length > 1) seen.parts += 1;
          }
          seen.splits += desk.entries.filter(({ kind }) => kind === 'split').length;
        }),
        { numRuns: historiesPerMarket },
      );
      const splitsMin = instrument === bitcoin ? 0 : 100;
      expect(Math.min(seen.filled, seen.cancelled, seen.rejected, seen.parts), JSON.stringify(seen)).toBeGreaterThan(
        100,
      );
      expect(seen.splits).toBeGreaterThanOrEqual(splitsMin);
    },
    60_000,
  );
});
