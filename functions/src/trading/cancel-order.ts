import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { isTerminal } from '@gaemi/core/trading/order-moves.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { CallableError } from '../runtime/callable-error.ts';
import type { Context } from '../runtime/context.ts';
import { defineCallable } from '../runtime/define.ts';
import { followUp } from './ask-venue.ts';
import { cancelUnsent } from './record-submission.ts';

/** A person wants an order to end; what it is afterwards is the venue's word, and a fill may have come first. */
export const cancelOrder = defineCallable({
  name: 'cancel-order',
  identity: 'trader',
  uses: ['exchanges'],
  run: ({ orderId }, { userId }, context) => cancelFor({ userId, orderId, atMs: context.clock.nowMs() }, context),
});

/**
 * Ends an order that has not left; notes the wish on one that has, and asks the venue where the order rests. One whose
 * sending may be under way is left to sync-orders: asked too early, the venue would not know it and take it afterwards.
 */
export async function cancelFor(
  { userId, orderId, atMs }: { readonly userId: Id; readonly orderId: Id; readonly atMs: Instant },
  context: Context<'exchanges'>,
): Promise<Order> {
  const { store } = context;
  const noted = await store.transact(async (transaction) => {
    const ref = documentRef('orders', orderId, userId);
    const [order] = await transaction.getMany([ref]);
    if (order === undefined) throw unknownOrder(orderId);
    if (isTerminal(order.status)) return order;
    if (order.status === 'accepted') return cancelUnsent(order, { refusal: byPerson, atMs }, transaction);
    const wished = { ...order, cancelAskedAtMs: order.cancelAskedAtMs ?? atMs };
    transaction.set(ref, wished);
    return wished;
  });
  return isTerminal(noted.status) ? noted : followUp(noted, atMs, context);
}

const byPerson = {
  rule: 'cancelled',
  text: { ko: '보내기 전에 취소했습니다.', en: 'Cancelled by its owner before it left.' },
} as const;

function unknownOrder(orderId: Id): CallableError {
  return new CallableError('not-found', {
    ko: `주문 "${orderId}"을(를) 찾을 수 없습니다.`,
    en: `There is no order "${orderId}".`,
  });
}
