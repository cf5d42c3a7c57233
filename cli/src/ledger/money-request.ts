import type { CallableInput, CallableName, CallableOutput } from '@gaemi/core/callables.ts';
import type { DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { withRequestId } from '../desk/request.ts';
import type { Terminal } from '../terminal.ts';

export interface MoneyOptions extends DeskOptions {
  readonly requestId?: string;
}

export const requestIdOption = [
  '--request-id <id>',
  'the id of an earlier attempt; asking twice under one id moves the money once',
] as const;

/** Asks for a movement; when the answer is lost it says how to ask again without moving the money twice. */
export function askForMoney<Name extends CallableName>(
  to: { readonly terminal: Terminal; readonly desk: string },
  name: Name,
  input: CallableInput<Name> & { readonly requestId: string },
): Promise<CallableOutput<Name>> {
  return askDesk(to, name, input).catch((error: unknown) => {
    throw withRequestId(error, input.requestId, { ko: '이미 처리되었을', en: 'posted' });
  });
}
