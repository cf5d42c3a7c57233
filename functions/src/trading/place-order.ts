import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { type Cause, type DecisionInput, decideOrder } from '@gaemi/core/risk/decide-order.ts';
import type { RiskEvent } from '@gaemi/core/risk/risk-event.ts';
import { openOrderId } from '@gaemi/core/trading/open-order.ts';
import { type Order, orderId } from '@gaemi/core/trading/order.ts';
import { reserveTransfers } from '@gaemi/core/trading/reserve.ts';
import type { BaseContext } from '../runtime/context.ts';
import { postInTransaction } from '../runtime/post-in-transaction.ts';
import { readAccount, readMarket } from './read-decision.ts';

export interface Placement {
  readonly userId: Id;
  readonly instrumentId: Id;
  readonly atMs: Instant;
  /** Names the order before anything of its cause has been read. */
  readonly causeId: Id;
  /** Reads what asks for the order, beside everything else that has to be read. */
  findCause(): Promise<Omit<Cause, 'instrument' | 'id'>>;
  /** What must have come to its end before the order is decided; whatever it changes of the account is read again. */
  readonly before?: Promise<void>;
  /** How the order comes about; left out: from the cause alone. */
  decide?(input: DecisionInput): Order;
}

/** Decides on one order and keeps it with its reservation, once; announces it even when it was kept before. */
export async function placeOrder(
  { userId, instrumentId, atMs, causeId, findCause, before, decide = decideOrder }: Placement,
  { store, publish }: Pick<BaseContext, 'store' | 'publish'>,
): Promise<Order> {
  const instrument = instrumentById(instrumentId);
  const id = orderId(causeId);
  const reading = Promise.all([findCause(), readMarket(store, { userId, instrument, atMs }), before]);
  // Whoever awaits it hears of its failure; should the transaction fail first, nobody does.
  reading.catch(() => undefined);
  const order = await store.transact(async (transaction) => {
    const [[found, market], { known, head, ...account }] = await Promise.all([
      reading,
      readAccount(transaction, { userId, instrument }, id),
    ]);
    if (known !== undefined) return known;
    const ref = documentRef('orders', id, userId);
    const cause = { ...found, id: causeId, instrument };
    const decided = decide({ ...market, ...account, userId, cause, atMs });
    if (decided.status !== 'accepted') {
      transaction.create(ref, decided);
      transaction.create(documentRef('riskEvents', id, userId), refusedEvent(decided));
      return decided;
    }
    const { accounts } = account;
    const transfers = reserveTransfers(decided, instrument);
    const posted = postInTransaction(transaction, { userId, accounts, head, transfers });
    if (posted.status === 'short')
      throw new Error(`order "${id}" was accepted for more than "${posted.accountId}" has`);
    transaction.create(ref, decided);
    const openId = openOrderId(userId, id);
    transaction.set(documentRef('openOrders', openId), { id: openId, userId, orderId: id, sinceMs: atMs });
    return decided;
  });
  if (order.status !== 'refused') await publish('order-accepted', { userId, orderId: id, instrumentId, atMs });
  return order;
}

function refusedEvent({ id, refusals, createdAtMs }: Order): RiskEvent {
  const reasonsIn = (language: keyof Text) => refusals.map(({ text }) => text[language]).join(' ');
  return {
    id,
    kind: 'refused',
    rule: refusals.map(({ rule }) => rule).join(', '),
    text: { ko: reasonsIn('ko'), en: reasonsIn('en') },
    atMs: createdAtMs,
    orderId: id,
  };
}
