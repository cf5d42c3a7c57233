import { documentRef } from '@gaemi/core/collections.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { followUpOf } from './ask-venue.ts';
import { placeOrder } from './place-order.ts';

/** A signal for one member: sizes it or refuses it, reserves what it needs, keeps the order, and says so. */
export const placeOrders = defineSubscriber({
  name: 'place-orders',
  identity: 'trader',
  topic: 'signal-raised',
  uses: ['exchanges'],
  async run({ signalId, instrumentId, userId, atMs }, context) {
    // What is under way may have ended since: its money would be missing in the decision.
    const before = followUpOf(userId, atMs, context);
    await placeOrder({ userId, instrumentId, atMs, causeId: signalId, findCause, before }, context);

    async function findCause() {
      const signal = await context.store.get(documentRef('signals', signalId));
      if (signal === undefined) throw new Error(`the signal "${signalId}" was announced but is not stored`);
      return signal;
    }
  },
});
