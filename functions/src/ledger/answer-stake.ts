import type { Units } from '@gaemi/core/base/units.ts';
import type { Entry } from '@gaemi/core/ledger/entry.ts';
import { CallableError } from '../runtime/callable-error.ts';

/** Whether what was booked under a request is what is asked for now. */
export function isSameWish(
  booked: Entry,
  { asset, units }: { readonly asset: string; readonly units: Units },
): boolean {
  return booked.asset === asset && booked.units === units;
}

export function otherWish(): CallableError {
  return new CallableError('failed-precondition', {
    ko: '같은 요청 번호로 다른 수량이 이미 처리되었습니다. 새로 요청해 주세요.',
    en: 'This request id has already moved another quantity; ask again with a new one.',
  });
}
