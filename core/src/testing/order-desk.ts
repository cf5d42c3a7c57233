import { type Id, makeId } from '../base/id.ts';
import { type Instant, minuteMs } from '../base/instant.ts';
import type { Units } from '../base/units.ts';
import { unitsFromNumber } from '../base/units.ts';
import type { Account } from '../ledger/account.ts';
import { postTransfers } from '../ledger/book.ts';
import { chainTransfers, headOf } from '../ledger/chain.ts';
import { emptyHead, type Entry, type LedgerHead } from '../ledger/entry.ts';
import { depositTransfer, withdrawalTransfer } from '../ledger/movements.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { Candle } from '../market/candle.ts';
import type { Instrument } from '../market/instrument.ts';
import { bookOrder } from '../portfolio/book-order.ts';
import type { Position } from '../portfolio/position.ts';
import { splitPosition } from '../portfolio/split-position.ts';
import { draftOrder } from '../trading/draft-order.ts';
import { hearVenue, type VenueAnswer } from '../trading/hear-venue.ts';
import { matchOnPaper } from '../trading/match-on-paper.ts';
import { isTerminal, moveOrder, needsSettling } from '../trading/order-moves.ts';
import type { Order } from '../trading/order.ts';
import { answerOfPaper, type PaperOrder } from '../trading/paper-order.ts';
import { receivePaperOrder } from '../trading/receive-paper-order.ts';
import { reserveTransfers } from '../trading/reserve.ts';
import type { Ticket } from '../trading/ticket.ts';
import { noonMs, quoteOf } from './samples.ts';

/** A desk and its paper venue, moved one step at a time, so that a test may lose, repeat and reorder the steps. */
export interface OrderDesk {
  readonly instrument: Instrument;
  readonly accounts: Map<Id, Account>;
  readonly entries: Entry[];
  readonly orders: Map<Id, Order>;
  readonly venue: Map<Id, PaperOrder>;
  /** All that the venue ever said, for whoever hears it again. */
  readonly answers: { readonly orderId: Id; readonly answer: VenueAnswer }[];
  readonly candles: Candle[];
  position: Position | undefined;
  price: number;
  step: number;
}

export function openOrderDesk(instrument: Instrument, price: number): OrderDesk {
  const empty = { accounts: new Map(), entries: [], orders: new Map(), venue: new Map(), answers: [], candles: [] };
  return { instrument, ...empty, position: undefined, price, step: 0 };
}

/** Deposits, or withdraws a negative amount if there is as much. */
export function moveMoney(desk: OrderDesk, units: Units): void {
  const movement = { currency: desk.instrument.currency, requestId: makeId(nextStep(desk)), atMs: nowOf(desk) };
  const transfer =
    units > 0n ? depositTransfer({ ...movement, units }) : withdrawalTransfer({ ...movement, units: -units });
  post(desk, [transfer]);
}

/** A minute of the market: it opens at the price before and moves to a new one. */
export function passMinute(desk: OrderDesk, price: number, volume: number): void {
  const open = desk.price;
  desk.candles.push({
    openAtMs: nowOf(desk),
    open,
    high: Math.max(open, price),
    low: Math.min(open, price),
    close: price,
    volume,
  });
  desk.price = price;
  nextStep(desk);
}

/** Places a ticket; undefined when it is refused. */
export function placeTicket(desk: OrderDesk, ticket: Omit<Ticket, 'instrumentId' | 'requestId'>): Order | undefined {
  const { instrument } = desk;
  const atMs = nowOf(desk);
  const causeId = makeId('manual', desk.orders.size);
  const whole = { ...ticket, instrumentId: instrument.id, requestId: causeId };
  const { order, refusals } = draftOrder({
    ticket: whole,
    causeId,
    userId: 'ant',
    instrument,
    quote: quoteOf(desk.price),
    accounts: [...desk.accounts.values()],
    atMs,
  });
  const accepted = moveOrder(order, 'accepted', { atMs, causeId });
  if (refusals.length > 0 || !post(desk, reserveTransfers(accepted, instrument))) return undefined;
  desk.orders.set(order.id, accepted);
  return accepted;
}

/** Claims an order and hands it to the venue, unless the process dies in between. */
export function sendOrder(desk: OrderDesk, order: Order, dies: boolean): void {
  const atMs = nowOf(desk);
  desk.orders.set(order.id, moveOrder(order, 'submitted', { atMs, causeId: 'test' }));
  if (!dies) desk.venue.set(order.id, receivePaperOrder(order, desk.instrument, atMs));
}

/** Asks the venue about an order, or to cancel it; the answer may be lost on its way. */
export function askPaper(
  desk: OrderDesk,
  orderId: Id,
  { cancels, isLost }: { cancels: boolean; isLost: boolean },
): void {
  const known = desk.venue.get(orderId);
  const order = desk.orders.get(orderId);
  if (order === undefined || order.status === 'accepted') return;
  const atMs = nowOf(desk);
  const market = { candles: desk.candles, quote: undefined };
  const matched = known === undefined ? undefined : matchOnPaper(known, market, desk.instrument, atMs);
  const isOpen = cancels && matched?.status === 'open';
  const after = isOpen ? { ...matched, status: 'cancelled' as const } : matched;
  if (after !== undefined) desk.venue.set(orderId, after);
  const answer: VenueAnswer =
    after === undefined ? { status: 'rejected', reason: 'it never received the order' } : answerOfPaper(after);
  desk.answers.push({ orderId, answer });
  if (!isLost) hear(desk, orderId, answer);
}

/** Hears what the venue said at some time, once more. */
export function hear(desk: OrderDesk, orderId: Id, answer: VenueAnswer): void {
  const order = desk.orders.get(orderId);
  if (order === undefined) return;
  desk.orders.set(orderId, hearVenue(order, answer, { atMs: nowOf(desk), causeId: 'paper' }));
}

/** Settles what is not settled of an order; doing it again changes nothing. */
export function settle(desk: OrderDesk, orderId: Id): void {
  const order = desk.orders.get(orderId);
  if (order === undefined || !needsSettling(order)) return;
  const { transfers, position } = bookOrder(order, desk.instrument, {
    position: desk.position,
    accounts: [...desk.accounts.values()],
  });
  if (!post(desk, transfers)) throw new Error(`"${orderId}" settles more than there is`);
  desk.position = position;
  const isOver = isTerminal(order.status);
  desk.orders.set(orderId, {
    ...order,
    settledFills: order.fills.length,
    ...(isOver && { settledAtMs: nowOf(desk) }),
  });
}

/** So many shares for so many, if what is free allows it. */
export function splitShares(desk: OrderDesk, numerator: number, denominator: number): void {
  const { position, instrument } = desk;
  if (position === undefined || position.quantityUnits === 0n || numerator < denominator) return;
  const id = makeId('split', nextStep(desk));
  const split = {
    id,
    instrumentId: instrument.id,
    date: '2026-11-20',
    atMs: nowOf(desk),
    source: 'test',
    kind: 'split',
    numerator,
    denominator,
  } as const;
  const after = splitPosition(position, [...desk.accounts.values()], { split, instrument });
  if (post(desk, after.transfers)) desk.position = after.position;
}

export function headOfDesk({ entries }: OrderDesk): LedgerHead {
  const last = entries.at(-1);
  return last === undefined ? emptyHead : headOf(last);
}

/** Fast and weak: it tells entries apart in a test, and nothing else. */
export function weakHash(text: string): string {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return String(hash);
}

/** A price near the one that is. */
export function priceAt(desk: OrderDesk, percent: number): Units {
  return unitsFromNumber(Math.max(1, Math.round(desk.price * (1 + percent / 100))));
}

/** Posts transfers, all or none. */
export function post(desk: OrderDesk, transfers: readonly Transfer[]): boolean {
  const posting = postTransfers([...desk.accounts.values()], transfers);
  if (posting.status === 'short') return false;
  for (const account of posting.accounts) desk.accounts.set(account.id, account);
  desk.entries.push(...chainTransfers(headOfDesk(desk), posting.posted, weakHash));
  return true;
}

/** A moment later. */
export function nextStep(desk: OrderDesk): number {
  desk.step += 1;
  return desk.step;
}

export function nowOf({ step }: OrderDesk): Instant {
  return noonMs + step * minuteMs;
}
