import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { hearVenue } from '@gaemi/core/trading/hear-venue.ts';
import { isTerminal, moveOrder, needsSettling } from '@gaemi/core/trading/order-moves.ts';
import type { Order, Refusal } from '@gaemi/core/trading/order.ts';
import { releaseTransfers } from '@gaemi/core/trading/reserve.ts';
import { reserveAccounts } from '@gaemi/core/trading/trade-accounts.ts';
import type { Submission } from '../adapters/exchanges/exchange.ts';
import type { StoreTransaction } from '../adapters/store/store.ts';
import type { BaseContext } from '../runtime/context.ts';
import { ledgerHeadRef, postInTransaction } from '../runtime/post-in-transaction.ts';

interface Answer {
  readonly order: Order;
  readonly submission: Submission | Promise<Submission>;
  readonly atMs: Instant;
  readonly causeId: string;
}

/** Keeps what a venue said of an order, whoever hears it first, and announces what the ledger lacks. */
export async function recordSubmission(
  { order: { id, userId, instrumentId }, submission, atMs, causeId }: Answer,
  { store, publish }: Pick<BaseContext, 'store' | 'publish'>,
): Promise<Order> {
  const recorded = await store.transact(async (transaction) => {
    const ref = documentRef('orders', id, userId);
    const [[order], answer] = await Promise.all([transaction.getMany([ref]), submission]);
    if (order === undefined) throw new Error(`the order "${id}" has an answer but is not stored`);
    const heard = hearVenue(order, answer, { atMs, causeId });
    if (heard === order) return order;
    // Nothing of it waits for the ledger but its reservation: given back at once, in the same step.
    const isOver = isTerminal(heard.status) && heard.fills.length === (heard.settledFills ?? 0);
    if (isOver) return closeOrder(heard, atMs, transaction);
    transaction.set(ref, heard);
    return heard;
  });
  if (needsSettling(recorded)) await publish('order-filled', { userId, orderId: id, instrumentId, atMs });
  return recorded;
}

interface Ending {
  readonly refusal: Refusal;
  readonly atMs: Instant;
}

/** Ends an order that never left, and gives back what it had reserved. */
export async function cancelUnsent(
  order: Order,
  { refusal, atMs }: Ending,
  transaction: StoreTransaction,
): Promise<Order> {
  const refusals = [...order.refusals, refusal];
  return closeOrder(moveOrder(order, 'cancelled', { atMs, causeId: refusal.rule }, { refusals }), atMs, transaction);
}

/** Keeps an order that has ended, with what it had reserved back where it came from. */
async function closeOrder(ended: Order, atMs: Instant, transaction: StoreTransaction): Promise<Order> {
  const { userId } = ended;
  const instrument = instrumentById(ended.instrumentId);
  const [head, ...accounts] = await transaction.getMany([
    ledgerHeadRef(userId),
    ...reserveAccounts(instrument).map((id) => documentRef('accounts', id, userId)),
  ]);
  const transfers = releaseTransfers(ended, instrument);
  const posted = postInTransaction(transaction, { userId, accounts, head, transfers });
  if (posted.status === 'short') throw new Error(`order "${ended.id}" cannot give back more than it had reserved`);
  const closed = { ...ended, settledAtMs: atMs };
  transaction.set(documentRef('orders', ended.id, userId), closed);
  return closed;
}
