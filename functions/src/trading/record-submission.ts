import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { isTerminal, moveOrder } from '@gaemi/core/trading/order-moves.ts';
import type { Order, Refusal } from '@gaemi/core/trading/order.ts';
import { releaseTransfers } from '@gaemi/core/trading/reserve.ts';
import type { Submission } from '../adapters/exchanges/exchange.ts';
import type { StoreTransaction } from '../adapters/store/store.ts';
import type { BaseContext } from '../runtime/context.ts';
import { postInTransaction } from '../runtime/post-in-transaction.ts';

interface Answer {
  readonly order: Order;
  readonly submission: Submission;
  readonly atMs: Instant;
  readonly causeId: string;
}

/** Keeps what a venue said of an order, whoever hears it first, and announces fills. */
export async function recordSubmission(
  { order: { id, userId, instrumentId }, submission, atMs, causeId }: Answer,
  { store, publish }: Pick<BaseContext, 'store' | 'publish'>,
): Promise<Order> {
  const recorded = await store.transact(async (transaction) => {
    const ref = documentRef('orders', id, userId);
    const [order] = await transaction.getMany([ref]);
    if (order === undefined) throw new Error(`the order "${id}" has an answer but is not stored`);
    if (isTerminal(order.status) || order.status === submission.status) return order;
    if (submission.status === 'rejected') {
      return endOrder(order, { status: 'rejected', refusal: venueRefusal(submission.reason), atMs }, transaction);
    }
    const fills = submission.status === 'unknown' ? {} : { fills: [...submission.fills] };
    const moved = moveOrder(order, submission.status, { atMs, causeId }, fills);
    transaction.set(ref, moved);
    return moved;
  });
  if (recorded.status === 'filled') await publish('order-filled', { userId, orderId: id, instrumentId, atMs });
  return recorded;
}

interface Ending {
  readonly status: 'cancelled' | 'rejected';
  readonly refusal: Refusal;
  readonly atMs: Instant;
}

/** Ends an order that will not be filled and gives back what it had reserved. */
export async function endOrder(order: Order, ending: Ending, transaction: StoreTransaction): Promise<Order> {
  const { status, refusal, atMs } = ending;
  const { userId } = order;
  const instrument = instrumentById(order.instrumentId);
  const { asset, currency } = instrument;
  const [role, of] = order.side === 'buy' ? (['cash', currency] as const) : (['holding', asset] as const);
  const accounts = await transaction.getMany([
    documentRef('accounts', accountId(role, of), userId),
    documentRef('accounts', accountId('reserved', of), userId),
  ]);
  const ended = moveOrder(order, status, { atMs, causeId: refusal.rule }, { refusals: [...order.refusals, refusal] });
  const transfers = releaseTransfers(ended, instrument);
  const posted = postInTransaction(transaction, { userId, accounts, transfers });
  if (posted.status === 'short') throw new Error(`order "${order.id}" cannot give back more than it had reserved`);
  transaction.set(documentRef('orders', order.id, userId), ended);
  return ended;
}

function venueRefusal(reason: string): Refusal {
  return {
    rule: 'venue',
    text: { ko: `거래소가 거절했습니다: ${reason}`, en: `The venue rejected it: ${reason}` },
  };
}
