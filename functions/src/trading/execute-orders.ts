import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { moveOrder, needsSettling } from '@gaemi/core/trading/order-moves.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { Context } from '../runtime/context.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { cancelUnsent, recordSubmission } from './record-submission.ts';
import { paperAccount, venueAccountOf } from './venue-account.ts';

/** An order was accepted: sends it once, and keeps the venue's answer. */
export const executeOrders = defineSubscriber({
  name: 'execute-orders',
  identity: 'trader',
  topic: 'order-accepted',
  uses: ['exchanges'],
  async run({ userId, orderId, instrumentId, atMs }, context) {
    const { claimed, order } = await claimOrder({ userId, orderId, atMs }, context);
    if (claimed) {
      const exchange = await context.exchanges(venueAccountOf(order));
      // Not awaited yet: what has to be read to record the answer is read while the venue thinks.
      const submission = exchange.submit(order, atMs);
      submission.catch(() => undefined);
      await recordSubmission({ order, submission, atMs, causeId: exchange.name }, context);
      return;
    }
    // Somebody else sends or has sent it: never a second time. A fill is told again, in case nobody heard.
    if (needsSettling(order)) await context.publish('order-filled', { userId, orderId, instrumentId, atMs });
  },
});

/** Moves the order from accepted to submitted; only the caller whose transaction did so may ask the venue. */
async function claimOrder(
  { userId, orderId, atMs }: { userId: Id; orderId: Id; atMs: Instant },
  { store }: Context,
): Promise<{ claimed: boolean; order: Order }> {
  return store.transact(async (transaction) => {
    const ref = documentRef('orders', orderId, userId);
    // The halt is read in the transaction that lets the order go: one committed before it always counts.
    const [order, settings] = await transaction.getMany([ref, documentRef('settings', 'trading', userId)]);
    if (order === undefined) throw new Error(`the order "${orderId}" was announced but is not stored`);
    if (order.status !== 'accepted') return { claimed: false, order };
    if (settings?.halt.halted === true && order.intent === 'entry') {
      const { reason } = settings.halt;
      const why = reason === '' ? '' : `: ${reason}`;
      const text = {
        ko: `보내기 직전에 거래가 중단되었습니다${why}.`,
        en: `Trading was halted just before it left${why}.`,
      };
      const refusal = { rule: 'trading-enabled', text };
      return { claimed: false, order: await cancelUnsent(order, { refusal, atMs }, transaction) };
    }
    const moved = moveOrder(order, 'submitted', { atMs, causeId: 'execute-orders' });
    const submitted = { ...moved, venueAccount: settings?.venueAccount ?? paperAccount };
    transaction.set(ref, submitted);
    return { claimed: true, order: submitted };
  });
}
