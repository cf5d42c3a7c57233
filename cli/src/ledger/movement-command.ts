import { unitsToText } from '@gaemi/core/base/units.ts';
import { type CallableOutput, callables } from '@gaemi/core/callables.ts';
import type { Command } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { readAmount, requestIdOf, withRequestId } from '../desk/request.ts';
import type { Terminal } from '../terminal.ts';

interface Movement {
  readonly name: 'deposit' | 'withdraw';
  readonly description: string;
  /** "Deposited" 1000 KRW. */
  readonly done: string;
}

interface MovementOptions extends DeskOptions {
  readonly requestId?: string;
}

/** A command that moves won; both directions are asked, checked and told the same way. */
export function movementCommand(movement: Movement, terminal: Terminal): Command {
  return deskCommand(movement.name, movement.description, terminal)
    .argument('<amount>', 'won, in plain digits: 1000000 or 1500.5')
    .option('--request-id <id>', 'the id of an earlier attempt; asking twice under one id moves the money once')
    .action(async (amount: string, options: MovementOptions) => {
      const requestId = requestIdOf(options, terminal);
      const input = { currency: 'KRW', units: readAmount(amount), requestId } as const;
      const answer = await askDesk({ terminal, desk: options.desk }, movement.name, input).catch((error: unknown) => {
        throw withRequestId(error, requestId, 'posted');
      });
      terminal.print(options.json ? toJson(answer, requestId) : toSentence(movement, amount, answer));
    });
}

function toJson(answer: CallableOutput<'deposit'>, requestId: string): string {
  return JSON.stringify({ ...z.encode(callables.deposit.output, answer), requestId });
}

function toSentence(movement: Movement, amount: string, answer: CallableOutput<'deposit'>): string {
  const balance = `the balance is ${unitsToText(answer.balanceUnits)} KRW`;
  if (answer.status === 'already-posted') return `Nothing moved: this request was posted before; ${balance}`;
  return `${movement.done} ${amount} KRW; ${balance}`;
}
