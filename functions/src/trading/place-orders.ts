import { documentRef } from '@gaemi/core/collections.ts';
import { signalIdsOfCandle } from '@gaemi/core/signals/signal.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
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

    /** All signals of a candle are kept before the first of them is announced, so what others say of it is known. */
    async function findCause() {
      const ids = signalIdsOfCandle(
        signalId,
        strategies.map(({ id }) => id),
      );
      const signals = await context.store.getMany(ids.map((id) => documentRef('signals', id)));
      const signal = signals.find((one) => one?.id === signalId);
      if (signal === undefined) throw new Error(`the signal "${signalId}" was announced but is not stored`);
      const others = signals.filter((one) => one !== undefined && one.side !== signal.side);
      return { ...signal, contradictedBy: others.flatMap((one) => one?.strategyId ?? []) };
    }
  },
});
