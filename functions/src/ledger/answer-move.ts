import { unitsToText } from '@gaemi/core/base/units.ts';
import type { CallableOutput } from '@gaemi/core/callables.ts';
import { CallableError } from '../runtime/callable-error.ts';
import type { CashMove } from './move-cash.ts';

/** @throws CallableError when nothing was moved, with what is available. */
export function answerMove(move: CashMove): CallableOutput<'deposit'> {
  if (move.status === 'short') {
    const available = `${unitsToText(move.availableUnits)} ${move.asset}`;
    throw new CallableError('failed-precondition', {
      ko: `출금할 수 있는 금액은 ${available}입니다. 주문에 묶인 금액은 체결되거나 취소된 뒤에 출금할 수 있습니다.`,
      en: `${available} is available; what orders have reserved can be withdrawn once they have ended.`,
    });
  }
  if (move.status === 'conflict') {
    throw new CallableError('failed-precondition', {
      ko: '같은 요청 번호로 다른 금액이 이미 처리되었습니다. 새로 요청해 주세요.',
      en: 'This request id has already moved another amount; ask again with a new one.',
    });
  }
  return { status: move.status, balanceUnits: move.balanceUnits };
}
