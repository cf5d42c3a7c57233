import { withdrawalTransfer } from '@gaemi/core/ledger/movements.ts';
import { defineCallable } from '../runtime/define.ts';
import { answerMove } from './answer-move.ts';
import { moveCash } from './move-cash.ts';

/** A person takes money out of the virtual bank; what orders have reserved stays. */
export const withdraw = defineCallable({
  name: 'withdraw',
  identity: 'bookkeeper',
  async run(movement, { userId }, context) {
    const atMs = context.clock.nowMs();
    return answerMove(await moveCash({ userId, transfer: withdrawalTransfer({ ...movement, atMs }), atMs }, context));
  },
});
