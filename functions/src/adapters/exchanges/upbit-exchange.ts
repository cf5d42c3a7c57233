import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { rulesOf } from '@gaemi/core/trading/rulebook.ts';
import * as z from 'zod/mini';
import { unitsBelow } from './exact-decimal.ts';
import type { Exchange, Submission } from './exchange.ts';
import type { Pairs } from './upbit/sign-upbit-token.ts';
import { readUpbitOutcome } from './upbit/read-upbit-outcome.ts';
import { createUpbitClient, type UpbitAnswer, type UpbitClient, type UpbitOptions } from './upbit/upbit-client.ts';
import { createUpbitFees } from './upbit/upbit-fees.ts';
import { UpbitDecimal } from './upbit/upbit-order.ts';
import { identifierOf, termsOf } from './upbit/upbit-terms.ts';

/** How often an order that was just taken is looked at before the executor's next look is waited for. */
const looksMax = 3;
const betweenLooksMs = 250;

type Found = Submission | { readonly status: 'not-found' };

/** One person's account at the exchange of KRW coins, under that person's keys. */
export function createUpbitExchange(options: UpbitOptions): Exchange {
  const ask = createUpbitClient(options);
  const feeOf = createUpbitFees(ask, options.now ?? Date.now);
  const wait = options.wait ?? sleep;
  const looksAt = (order: Order): Looks => ({
    find: () => findOrder(ask, order),
    follow: (until) => followOrder({ find: () => findOrder(ask, order), wait, until }),
  });
  return {
    name: 'upbit',
    async submit(order, atMs) {
      const toldRate = order.side === 'buy' ? await feeOf(order.instrumentId) : undefined;
      return submitOrder(ask, { order, atMs, toldRate }, looksAt(order));
    },
    find: (order) => findOrder(ask, order),
    cancel: (order) => cancelOrder(ask, order, looksAt(order)),
    balances: () => readBalances(ask),
  };
}

interface Looks {
  find(): Promise<Found>;
  /** Looks until it has ended, or is seen at all, a few times. */
  follow(until: 'ended' | 'seen'): Promise<Found>;
}

async function submitOrder(
  ask: UpbitClient,
  { order, atMs, toldRate }: { order: Order; atMs: Instant; toldRate: Units | undefined },
  looks: Looks,
): Promise<Submission> {
  const terms = termsOf(order, atMs, toldRate);
  if ('impossible' in terms) return { status: 'rejected', reason: terms.impossible };
  if (order.size.by === 'quantity' && (toldRate ?? 0n) > rulesOf('upbit', atMs).feeRate) {
    return { status: 'rejected', reason: 'the venue charges more than this order has put aside' };
  }
  const refusal = await testOrder(ask, terms.pairs);
  if (refusal !== undefined) return { status: 'rejected', reason: refusal };
  const pairs: Pairs = [...terms.pairs, ['identifier', identifierOf(order)]];
  const answer = await ask({ method: 'POST', path: '/v1/orders', group: 'order', pairs });
  if (answer.status !== 'answered') return judgeFailure(answer, looks);
  return orUnknown(await looks.follow(mayRest(order) ? 'seen' : 'ended'), 'the venue took it and does not show it yet');
}

/** Asks whether the order would be taken; nothing is created, and its name is not used up. Answers the reason if not. */
async function testOrder(ask: UpbitClient, pairs: Pairs): Promise<string | undefined> {
  const question = { method: 'POST', path: '/v1/orders/test', group: 'order-test', pairs } as const;
  const first = await ask(question);
  // A test may be asked again: it trades nothing.
  const answer = first.status === 'throttled' ? await ask(question) : first;
  // A venue without a test, as a stand-in may be, still judges the order itself.
  if (answer.status === 'answered' || answer.status === 'absent') return undefined;
  if (answer.status === 'refused') return answer.httpStatus === 404 ? undefined : answer.name;
  return `nothing was sent: ${answer.reason}`;
}

async function judgeFailure(
  answer: Exclude<UpbitAnswer, { status: 'answered' }>,
  { find }: Looks,
): Promise<Submission> {
  if (answer.status === 'not-sent') return { status: 'rejected', reason: `nothing was sent: ${answer.reason}` };
  const isTakenName = answer.status === 'refused' && answer.name === 'duplicated_identifier';
  // Something between us and the venue may have sent it twice: the copy is refused, the first may have been taken.
  const isCopy = answer.status === 'refused' && answer.name === 'nonce_used';
  if (answer.status === 'refused' && !isTakenName && !isCopy) return { status: 'rejected', reason: answer.name };
  const found = await find();
  if (found.status !== 'not-found') return found;
  if (isTakenName) return { status: 'rejected', reason: 'its name was used up by an order that the venue refused' };
  if (answer.status === 'throttled') return { status: 'rejected', reason: answer.reason };
  // It may still be on its way.
  return { status: 'unknown', reason: answer.status === 'refused' ? answer.name : answer.reason };
}

/** Whatever the vendor says to the request, the order itself tells what became of it: a fill may have come first. */
async function cancelOrder(ask: UpbitClient, order: Order, { find, follow }: Looks): Promise<Submission> {
  const pairs: Pairs = [['identifier', identifierOf(order)]];
  const answer = await ask({ method: 'DELETE', path: '/v1/order', group: 'default', pairs });
  const found = answer.status === 'answered' ? await follow('ended') : await find();
  return orUnknown(found, 'the venue does not know this order');
}

async function findOrder(ask: UpbitClient, order: Order): Promise<Found> {
  const pairs: Pairs = [['identifier', identifierOf(order)]];
  const answer = await ask({ method: 'GET', path: '/v1/order', group: 'default', pairs });
  if (answer.status === 'answered') return readUpbitOutcome(answer.body, order);
  if (answer.status !== 'refused') return { status: 'unknown', reason: answer.reason };
  if (answer.name === 'order_not_found') return { status: 'not-found' };
  return { status: 'unknown', reason: answer.name };
}

interface Following {
  readonly until: 'ended' | 'seen';
  find(): Promise<Found>;
  wait(spanMs: number): Promise<void>;
}

/** Every order and every cancellation is answered as waiting; what became of it is asked for right after. */
async function followOrder({ find, wait, until }: Following): Promise<Found> {
  for (let look = 1; ; look += 1) {
    const found = await find();
    const isDecided = found.status === 'open' ? until === 'seen' : !undecided.has(found.status);
    if (isDecided || look === looksMax) return found;
    await wait(betweenLooksMs);
  }
}

const undecided: ReadonlySet<Found['status']> = new Set<Found['status']>(['unknown', 'not-found']);

/** Whether it may lie in the book for long: nobody waits for its end. */
function mayRest({ type, timeInForce }: Order): boolean {
  return type === 'limit' && timeInForce !== 'ioc' && timeInForce !== 'fok';
}

function orUnknown(found: Found, reason: string): Submission {
  return found.status === 'not-found' ? { status: 'unknown', reason } : found;
}

const Accounts = z.array(
  z.object({ currency: z.string(), balance: UpbitDecimal, locked: z._default(UpbitDecimal, 0n) }),
);

/** @throws Error when the vendor does not say: a balance that is not known is not zero. */
async function readBalances(ask: UpbitClient): Promise<ReadonlyMap<string, Units>> {
  const answer = await ask({ method: 'GET', path: '/v1/accounts', group: 'default' });
  const rows = answer.status === 'answered' ? Accounts.safeParse(answer.body).data : undefined;
  if (rows === undefined) {
    const why = answer.status === 'refused' ? answer.name : 'reason' in answer ? answer.reason : 'unreadable';
    throw new Error(`the balances at the venue are not known: ${why}`);
  }
  return new Map(rows.map(({ currency, balance, locked }) => [currency, unitsBelow(balance + locked)]));
}

async function sleep(spanMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, spanMs));
}
