import { type Instant, koreanDate } from '@gaemi/core/base/instant.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { Store } from '../store/store.ts';
import type { Exchange, Submission } from './exchange.ts';
import { findRow } from './kis/find-kis-row.ts';
import { growFills, memoryRef, noteNumber } from './kis/kis-memory.ts';
import { futuresWords } from './kis/kis-futures-words.ts';
import { createKisOrderClient, type KisAnswer, type KisOrderOptions } from './kis/kis-order-client.ts';
import { stockWords } from './kis/kis-stock-words.ts';
import { codeOf, type KisRow, type KisTerms, Taken } from './kis/kis-words.ts';
import { type KisCounter, readDay, readHoldings } from './kis/read-kis-lists.ts';

type Found = Submission | { readonly status: 'not-found' };

interface Counter extends KisCounter {
  readonly store: Store;
  now(): Instant;
}

/** Each counter of the venue has accounts of its own, which its number tells. */
const counters = [stockWords, futuresWords];

/**
 * One person's account for Korean shares, or for futures. The venue takes no ids of ours, so an order is remembered before
 * it leaves; what was not answered is looked for among the day's orders, and stays unknown unless exactly one can be it.
 */
export function createKisExchange(options: KisOrderOptions): Exchange {
  const { store, now = Date.now, keys } = options;
  const { account } = keys;
  const words = counters.find(({ accountEnd }) => account.endsWith(accountEnd)) ?? stockWords;
  const counter: Counter = { words, account, store, now, ask: createKisOrderClient(options) };
  return {
    name: 'kis',
    submit: (order, atMs) => submitOrder(counter, order, atMs),
    find: (order) => findOrder(counter, order),
    cancel: (order) => cancelOrder(counter, order),
    balances: () => readBalances(counter),
  };
}

async function submitOrder(counter: Counter, order: Order, atMs: Instant): Promise<Submission> {
  const { words, account, store, now } = counter;
  const terms = words.termsOf(order, atMs);
  if ('impossible' in terms) return { status: 'rejected', reason: terms.impossible };
  if (!account.endsWith(words.accountEnd)) return { status: 'rejected', reason: words.wrongAccount };
  const date = venueDate(now());
  const before = await readDay(counter, { date, code: terms.code });
  if (before === undefined) return { status: 'rejected', reason: 'nothing was sent: the venue lists no orders' };
  const created = await store.createOnce(memoryRef(order), {
    id: order.id,
    userId: order.userId,
    venue: 'kis',
    date,
    sentAtMs: now(),
    before: before.map(({ number }) => number),
    fills: [],
  });
  // It has been sent before, or is being sent: never a second time.
  return created === 'created' ? sendOrder(counter, order, terms) : orUnknown(await findOrder(counter, order));
}

async function sendOrder(counter: Counter, order: Order, terms: KisTerms): Promise<Submission> {
  const { words, account, store, ask } = counter;
  const answer = await ask(words.place(account, order, terms));
  const refusal = refusalOf(answer);
  if (refusal !== undefined) {
    await store.delete(memoryRef(order));
    return { status: 'rejected', reason: refusal };
  }
  const taken = answer.status === 'answered' ? Taken.safeParse(answer.body).data?.output : undefined;
  if (taken !== undefined) await noteNumber(store, order, { number: taken.ODNO, branch: taken.KRX_FWDG_ORD_ORGNO });
  return orUnknown(await findOrder(counter, order));
}

async function findOrder(counter: Counter, order: Order): Promise<Found> {
  const { words, store, now } = counter;
  const memory = await store.get(memoryRef(order));
  // It is remembered before it leaves.
  if (memory === undefined) return { status: 'not-found' };
  const rows = await readDay(counter, { date: memory.date, code: codeOf(order) });
  if (rows === undefined) return { status: 'unknown', reason: 'the venue does not list its orders' };
  // Only a day that is over proves that an order never came.
  const isOver = venueDate(now()) > memory.date;
  const row = await findRow(store, { order, memory, terms: words.termsOf(order, memory.sentAtMs), rows });
  if (row === 'none' && isOver) return { status: 'not-found' };
  if (typeof row === 'string') return { status: 'unknown', reason: 'no order of the day is certain to be this one' };
  if (memory.number === undefined) await noteNumber(store, order, { number: row.number, branch: row.branch });
  return outcomeOf(row, await growFills(store, order, { row, atMs: now() }), isOver);
}

function outcomeOf(row: KisRow, fills: Awaited<ReturnType<typeof growFills>>, isOver: boolean): Submission {
  const seen = { fills, idAtVenue: row.number };
  if (row.filled >= row.quantity) return { status: 'filled', ...seen };
  if (row.rejected > 0n && row.filled === 0n) return { status: 'rejected', reason: 'the exchange turned it away' };
  if (row.isCancelled || row.rest === 0n) return { status: 'cancelled', ...seen };
  // Every order of this venue ends with its day.
  return isOver ? { status: 'expired', ...seen } : { status: 'open', ...seen };
}

async function cancelOrder(counter: Counter, order: Order): Promise<Submission> {
  const { words, account, store, ask } = counter;
  const found = await findOrder(counter, order);
  const memory = await store.get(memoryRef(order));
  if (found.status !== 'open' || memory?.number === undefined) return orUnknown(found);
  // A fill may come first: the order itself tells what became of it, whatever is said to the request.
  await ask(words.cancel(account, { number: memory.number, branch: memory.branch ?? '' }));
  return orUnknown(await findOrder(counter, order));
}

/** @throws Error when the venue does not say. Money is settled two days later there, so it is left out. */
async function readBalances(counter: Counter): Promise<ReadonlyMap<string, Units>> {
  const rows = await readHoldings(counter);
  if (rows === undefined) throw new Error('the balances at the venue are not known');
  const balances = new Map<string, Units>();
  for (const { asset, units } of rows) balances.set(asset, (balances.get(asset) ?? 0n) + units);
  return balances;
}

/** Nothing was carried out; a failure on the way is no refusal. */
function refusalOf(answer: KisAnswer): string | undefined {
  if (answer.status === 'refused') {
    const meaning = meanings[answer.code];
    return `the venue refused it with ${answer.code}${meaning === undefined ? '' : `: ${meaning}`}`;
  }
  return answer.status === 'not-sent' ? `nothing was sent: ${answer.reason}` : undefined;
}

function orUnknown(found: Found): Submission {
  return found.status === 'not-found' ? { status: 'unknown', reason: 'the venue does not know this order' } : found;
}

/** What a person can do something about. */
const meanings: Readonly<Record<string, string>> = {
  APBK0918: 'it takes no orders at this hour',
  APBK0919: 'it takes no orders on this day',
  APBK0952: 'there is not enough money for it',
  APAC0081: 'the account number is wrong',
  '40570000': 'the mock market is not open',
  EGW00201: 'too many questions in a second; nothing was sent',
  EGW00215: 'too many questions in a second; nothing was sent',
  EGW02004: 'these keys are of the other host, real or mock',
  EGW02006: 'the mock host does not have this',
};

/** The venue's day, without dashes. */
function venueDate(atMs: Instant): string {
  return koreanDate(atMs).replaceAll('-', '');
}
