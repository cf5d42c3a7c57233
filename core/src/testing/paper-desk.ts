import { type Id, makeId } from '../base/id.ts';
import { type Instant, minuteMs } from '../base/instant.ts';
import type { Units } from '../base/units.ts';
import type { Account } from '../ledger/account.ts';
import { postTransfers } from '../ledger/book.ts';
import { depositTransfer, withdrawalTransfer } from '../ledger/movements.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { Instrument } from '../market/instrument.ts';
import { applyOrder } from '../portfolio/apply-order.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Position } from '../portfolio/position.ts';
import { valuePortfolio } from '../portfolio/value-portfolio.ts';
import { hearVenue } from '../trading/hear-venue.ts';
import { matchOnPaper } from '../trading/match-on-paper.ts';
import { moveOrder } from '../trading/order-moves.ts';
import type { Order } from '../trading/order.ts';
import { answerOfPaper } from '../trading/paper-order.ts';
import { receivePaperOrder } from '../trading/receive-paper-order.ts';
import { releaseTransfers, reserveTransfers } from '../trading/reserve.ts';
import { settleOrder } from '../trading/settle-order.ts';
import { noonMs, orderOf, quoteOf } from './samples.ts';

/** One account on the paper venue, played by the pure calls alone: what the functions do, without their store. */
export interface PaperDesk {
  readonly instrument: Instrument;
  readonly accounts: Map<Id, Account>;
  readonly transfers: Transfer[];
  position: Position | undefined;
  portfolio: Portfolio | undefined;
  price: number;
  /** Minutes since noon; each thing that is asked of the desk takes one. */
  step: number;
}

export function openPaperDesk(instrument: Instrument): PaperDesk {
  return {
    instrument,
    accounts: new Map(),
    transfers: [],
    position: undefined,
    portfolio: undefined,
    price: 100_000_000,
    step: 0,
  };
}

/** Deposits, or withdraws a negative amount if there is as much. */
export function moveCash(desk: PaperDesk, units: Units): void {
  desk.step += 1;
  const movement = { currency: desk.instrument.currency, requestId: makeId(desk.step), atMs: nowOf(desk) };
  post(desk, [
    units > 0n ? depositTransfer({ ...movement, units }) : withdrawalTransfer({ ...movement, units: -units }),
  ]);
}

/** Places an order, lets the paper venue answer, and settles it. */
export function trade(desk: PaperDesk, side: Order['side'], size: Order['size']): Order {
  const order = place(desk, side, size);
  if (order.status === 'refused') return order;
  const submitted = moveOrder(order, 'submitted', { atMs: nowOf(desk), causeId: 'test' });
  const atMs = nowOf(desk);
  const received = receivePaperOrder(submitted, desk.instrument, atMs);
  const market = { candles: [], quote: quoteOf(desk.price, { atMs }) };
  const answer = answerOfPaper(matchOnPaper(received, market, desk.instrument, atMs));
  const ended = hearVenue(submitted, answer, { atMs, causeId: 'paper' });
  if (!post(desk, settleOrder(ended, desk.instrument))) throw new Error(`"${order.id}" settles more than there is`);
  desk.position = applyOrder(desk.position, ended, desk.instrument);
  return ended;
}

/** Places an order that never leaves. */
export function placeAndCancel(desk: PaperDesk, side: Order['side'], size: Order['size']): Order {
  const order = place(desk, side, size);
  if (order.status === 'refused') return order;
  const cancelled = moveOrder(order, 'cancelled', { atMs: nowOf(desk), causeId: 'halt' });
  if (!post(desk, releaseTransfers(cancelled, desk.instrument))) throw new Error(`"${order.id}" had reserved nothing`);
  return cancelled;
}

export function valueDesk(desk: PaperDesk): Portfolio {
  desk.portfolio = valuePortfolio({
    accounts: [...desk.accounts.values()],
    positions: desk.position === undefined ? [] : [desk.position],
    quotes: new Map([[desk.instrument.id, quoteOf(desk.price)]]),
    previous: desk.portfolio,
    atMs: nowOf(desk),
  });
  return desk.portfolio;
}

export function balanceOf(desk: PaperDesk, id: Id): Units {
  return desk.accounts.get(id)?.balanceUnits ?? 0n;
}

function place(desk: PaperDesk, side: Order['side'], size: Order['size']): Order {
  desk.step += 1;
  const order = orderOf({ id: makeId('order', desk.step), side, size, createdAtMs: nowOf(desk) });
  return post(desk, reserveTransfers(order, desk.instrument)) ? order : { ...order, status: 'refused' };
}

function post({ accounts, transfers }: PaperDesk, wanted: readonly Transfer[]): boolean {
  const posting = postTransfers([...accounts.values()], wanted);
  if (posting.status === 'short') return false;
  for (const account of posting.accounts) accounts.set(account.id, account);
  transfers.push(...wanted);
  return true;
}

function nowOf({ step }: PaperDesk): Instant {
  return noonMs + step * minuteMs;
}
