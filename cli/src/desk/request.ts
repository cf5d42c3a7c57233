import { type Units, unitsFromText } from '@gaemi/core/base/units.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { UnknownOutcomeError } from './desk.ts';

/** The id of one wish: asking twice under it is one movement, or one order. */
export function requestIdOf({ requestId }: { readonly requestId?: string }, { nowMs }: Terminal): string {
  return requestId ?? `cli-${nowMs()}-${process.pid}`;
}

/** When the answer was lost, how to ask again without moving anything twice. */
export function withRequestId(error: unknown, requestId: string, mayHave: string): unknown {
  if (!(error instanceof UnknownOutcomeError)) return error;
  const advice = `it may have been ${mayHave}, so ask again with --request-id ${requestId}`;
  return new CommandError(`${error.message}; ${advice}`, { cause: error });
}

export function readAmount(amount: string): Units {
  try {
    return unitsFromText(amount);
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
