import type { Instant } from '@gaemi/core/base/instant.ts';
import { type Units, unitsPerOne } from '@gaemi/core/base/units.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { Store } from '../store/store.ts';
import type { Exchange, Submission } from './exchange.ts';
import { findRow } from './kis/find-kis-row.ts';
import { growFills, memoryRef, noteNumber } from './kis/kis-memory.ts';
import {
  createKisOrderClient,
  type KisAnswer,
  type KisOrderOptions,
  type KisQuestion,
} from './kis/kis-order-client.ts';
import {
  cancelQuestion,
  codeOf,
  placeQuestion,
  type StockRow,
  type StockTerms,
  Taken,
  termsOf,
  venueDate,
} from './kis/kis-stock-words.ts';
import { readDay, readHoldings } from './kis/read-kis-lists.ts';

type Found = Submission | { readonly status: 'not-found' };

interface Counter {
  readonly account: string;
  readonly store: Store;
  now(): Instant;
  ask(question: KisQuestion): Promise<KisAnswer>;
}

/**
 * One person's account for Korean shares. The venue takes no ids of ours, so an order is remembered before it leaves; what
 * was not answered is looked for among the day's orders, and stays unknown unless exactly one can be it.
 */
export function createKisExchange(options: KisOrderOptions): Exchange {
  const { store, now = Date.now, keys } = options;
  const counter: Counter = { account: keys.account, store, now, ask: createKisOrderClient(options) };
  return {
    name: 'kis',
    submit: (order, atMs) => submitOrder(counter, order, atMs),
    find: (order) => findOrder(counter, order),
    cancel: (order) => cancelOrder(counter, order),
    balances: () => readBalances(counter),
  };
}

async function submitOrder(counter: Counter, order: Order, atMs: Instant): Promise<Submission> {
  const { account, store, now, ask } = counter;
  const terms = termsOf(order, atMs);
  if ('impossible' in terms) return { status: 'rejected', reason: terms.impossible };
  if (!account.endsWith('-01')) return { status: 'rejected', reason: 'shares need an account that ends with -01' };
  const date = venueDate(now());
  const before = await readDay(ask, account, { date, code: terms.code });
  if (before === undefined) return { status: 'rejected', reason: 'nothing was sent: the venue lists no orders' };
  const created = await store.createOnce(memoryRef(order), {
    id: order.id,
    userId: order.userId,
    venue: 'kis',
    date,
    sentAtMs: now(),
    before: before.map(({ odno }) => odno),
    fills: [],
  });
  // It has been sent before, or is being sent: never a second time.
  return created === 'created' ? sendOrder(counter, order, terms) : orUnknown(await findOrder(counter, order));
}

async function sendOrder(counter: Counter, order: Order, terms: StockTerms): Promise<Submission> {
  const { account, store, ask } = counter;
  const answer = await ask(placeQuestion(account, order, terms));
  const refusal = refusalOf(answer);
  if (refusal !== undefined) {
    await store.delete(memoryRef(order));
    return { status: 'rejected', reason: refusal };
  }
  const taken = answer.status === 'answered' ? Taken.safeParse(answer.body).data?.output : undefined;
  if (taken !== undefined) await noteNumber(store, order, { number: taken.ODNO, branch: taken.KRX_FWDG_ORD_ORGNO });
  return orUnknown(await findOrder(counter, order));
}

async function findOrder({ account, store, now, ask }: Counter, order: Order): Promise<Found> {
  const memory = await store.get(memoryRef(order));
  // It is remembered before it leaves.
  if (memory === undefined) return { status: 'not-found' };
  const rows = await readDay(ask, account, { date: memory.date, code: codeOf(order) });
  if (rows === undefined) return { status: 'unknown', reason: 'the venue does not list its orders' };
  // Only a day that is over proves that an order never came.
  const isOver = venueDate(now()) > memory.date;
  const row = await findRow(store, { order, memory, rows });
  if (row === 'none' && isOver) return { status: 'not-found' };
  if (typeof row === 'string') return { status: 'unknown', reason: 'no order of the day is certain to be this one' };
  if (memory.number === undefined) await noteNumber(store, order, { number: row.odno, branch: row.ord_gno_brno });
  return outcomeOf(row, await growFills(store, order, { row, atMs: now() }), isOver);
}

function outcomeOf(row: StockRow, fills: Awaited<ReturnType<typeof growFills>>, isOver: boolean): Submission {
  if (row.tot_ccld_qty >= row.ord_qty) return { status: 'filled', fills };
  if (row.rjct_qty > 0n && row.tot_ccld_qty === 0n)
    return { status: 'rejected', reason: 'the exchange turned it away' };
  if (row.cncl_yn.trim() === 'Y' || row.rmn_qty === 0n) return { status: 'cancelled', fills };
  // Every order of this venue ends with its day.
  return isOver ? { status: 'expired', fills } : { status: 'open', fills };
}

async function cancelOrder(counter: Counter, order: Order): Promise<Submission> {
  const { account, store, ask } = counter;
  const found = await findOrder(counter, order);
  const memory = await store.get(memoryRef(order));
  if (found.status !== 'open' || memory?.number === undefined) return orUnknown(found);
  // A fill may come first: the order itself tells what became of it, whatever is said to the request.
  await ask(cancelQuestion(account, { number: memory.number, branch: memory.branch ?? '' }));
  return orUnknown(await findOrder(counter, order));
}

/** @throws Error when the venue does not say. Money is settled two days later there, so it is left out. */
async function readBalances({ account, ask }: Counter): Promise<ReadonlyMap<string, Units>> {
  const rows = await readHoldings(ask, account);
  if (rows === undefined) throw new Error('the balances at the venue are not known');
  return new Map(rows.map(({ pdno, hldg_qty: count }) => [`${pdno.trim()}.KS`, count * unitsPerOne]));
}

/** Nothing was carried out; a failure on the way is no refusal. */
function refusalOf(answer: KisAnswer): string | undefined {
  if (answer.status === 'refused') return `the venue refused it with ${answer.code}`;
  return answer.status === 'not-sent' ? `nothing was sent: ${answer.reason}` : undefined;
}

function orUnknown(found: Found): Submission {
  return found.status === 'not-found' ? { status: 'unknown', reason: 'the venue does not know this order' } : found;
}
