import { depositTransfer } from '@gaemi/core/ledger/movements.ts';
import { defineCallable } from '../runtime/define.ts';
import { answerMove } from './answer-move.ts';
import { moveCash } from './move-cash.ts';

/** A person pays into the virtual bank. */
export const deposit = defineCallable({
  name: 'deposit',
  identity: 'bookkeeper',
  async run(movement, { userId }, context) {
    const atMs = context.clock.nowMs();
    return answerMove(await moveCash({ userId, transfer: depositTransfer({ ...movement, atMs }), atMs }, context));
  },
});
