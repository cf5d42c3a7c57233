import type { Id } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import type { Units } from '../base/units.ts';
import type { Account } from '../ledger/account.ts';
import { postTransfers, trialBalance } from '../ledger/book.ts';
import { depositTransfer } from '../ledger/movements.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { Future } from '../market/contract.ts';
import { markContracts } from '../portfolio/book-contracts.ts';
import { bookOrder } from '../portfolio/book-order.ts';
import type { Position } from '../portfolio/position.ts';
import { quoteOf, units } from './samples.ts';
import { draftOrder } from '../trading/draft-order.ts';
import { hearVenue } from '../trading/hear-venue.ts';
import { matchOnPaper } from '../trading/match-on-paper.ts';
import { moveOrder } from '../trading/order-moves.ts';
import type { Order } from '../trading/order.ts';
import { answerOfPaper } from '../trading/paper-order.ts';
import { receivePaperOrder } from '../trading/receive-paper-order.ts';
import { reserveTransfers } from '../trading/reserve.ts';

export const korean = (time: string): Instant => Date.parse(`${time}:00+09:00`);

/** A person's books, in which one thing after the other is done to one future. */
export interface Person {
  readonly instrument: Future;
  readonly accounts: Map<Id, Account>;
  position: Position | undefined;
  orders: number;
}

const accountsOf = ({ accounts }: Person): Account[] => [...accounts.values()];
export const balance = ({ accounts }: Person, id: Id): Units => accounts.get(id)?.balanceUnits ?? 0n;

export function post(person: Person, transfers: readonly Transfer[]): void {
  const posting = postTransfers(accountsOf(person), transfers);
  if (posting.status === 'short') throw new Error(`"${posting.accountId}" is short of ${posting.neededUnits}`);
  for (const account of posting.accounts) person.accounts.set(account.id, account);
  const made = [...trialBalance(accountsOf(person))].find(([, sum]) => sum !== 0n);
  if (made !== undefined) throw new Error(`${made[0]} does not sum to zero`);
}

export function openPerson(instrument: Future, won: number, time: string): Person {
  const person: Person = { instrument, accounts: new Map(), position: undefined, orders: 0 };
  post(person, [depositTransfer({ currency: 'KRW', units: units(won), requestId: 'first', atMs: korean(time) })]);
  return person;
}

/** A market order from its draft to its settlement, where the last trade was at a price. */
export function trade(
  person: Person,
  [side, contracts]: readonly [Order['side'], number],
  [price, time]: readonly [number, string],
): Order {
  const { instrument } = person;
  const atMs = korean(time);
  const quote = quoteOf(price, { instrumentId: instrument.id, atMs });
  const causeId = `${side}_${(person.orders += 1)}`;
  const size = { by: 'quantity', units: units(contracts) } as const;
  const ticket = {
    instrumentId: instrument.id,
    side,
    type: 'market',
    size,
    timeInForce: 'gtc',
    requestId: causeId,
  } as const;
  const accounts = accountsOf(person);
  const { order, refusals } = draftOrder({ ticket, causeId, userId: 'ant', instrument, quote, accounts, atMs });
  if (refusals.length > 0) throw new Error(`refused: ${JSON.stringify(refusals)}`);
  const sent = moveOrder(moveOrder(order, 'accepted', { atMs, causeId }), 'submitted', { atMs, causeId });
  post(person, reserveTransfers(sent, instrument));
  const paper = matchOnPaper(receivePaperOrder(sent, instrument, atMs), { candles: [], quote }, instrument, atMs);
  const ended = hearVenue(sent, answerOfPaper(paper), { atMs, causeId: 'paper' });
  if (ended.status !== 'filled') throw new Error(`the order is ${ended.status}`);
  const booking = bookOrder(ended, instrument, { position: person.position, accounts: accountsOf(person) });
  post(person, booking.transfers);
  person.position = booking.position;
  return ended;
}

/** A session ends at a price; answers what came to cash, or went. */
export function mark(person: Person, [price, date]: readonly [number | string, string], isLast = false): Units {
  if (person.position === undefined) throw new Error('there is nothing to mark');
  const before = balance(person, 'cash_KRW');
  const id = `mark_${person.instrument.id}_${date}`;
  const occasion = { id, causeId: id, atMs: korean(`${date}T16:00`) };
  const marked = markContracts(person.position, person.instrument, {
    mark: { priceUnits: units(price), date, isLast, occasion },
    accounts: accountsOf(person),
  });
  post(person, marked.transfers);
  person.position = marked.position;
  return balance(person, 'cash_KRW') - before;
}
