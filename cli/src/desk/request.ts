import type { Text } from '@gaemi/core/base/text.ts';
import { unitDecimals, type Units, unitsFromText } from '@gaemi/core/base/units.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { UnknownOutcomeError } from './desk.ts';

/** The id of one wish: asking twice under it is one movement, or one order. */
export function requestIdOf({ requestId }: { readonly requestId?: string }, { nowMs }: Terminal): string {
  return requestId ?? `cli-${nowMs()}-${process.pid}`;
}

/** When the answer was lost, how to ask again without moving anything twice. */
export function withRequestId(error: unknown, requestId: string, mayHave: Text): unknown {
  if (!(error instanceof UnknownOutcomeError)) return error;
  const { ko, en } = error.text;
  return new CommandError(
    {
      ko: `${ko}. ${mayHave.ko} 수 있으니 --request-id ${requestId}(으)로 다시 요청하세요`,
      en: `${en}; it may have been ${mayHave.en}, so ask again with --request-id ${requestId}`,
    },
    { cause: error },
  );
}

export function readAmount(amount: string): Units {
  try {
    return unitsFromText(amount);
  } catch (error) {
    throw new CommandError(
      {
        ko: `"${amount}": 금액이나 수량이 아닙니다. 숫자와 소수점만, 소수점 아래는 ${unitDecimals}자리까지 쓰세요`,
        en: error instanceof Error ? error.message : String(error),
      },
      { cause: error },
    );
  }
}
