import { unitsToText } from '@gaemi/core/base/units.ts';
import { type CallableOutput, callables } from '@gaemi/core/callables.ts';
import { Currency } from '@gaemi/core/ledger/currency.ts';
import { type Command, Option } from 'commander';
import * as z from 'zod/mini';
import { deskCommand } from '../desk/desk-command.ts';
import { readAmount, requestIdOf } from '../desk/request.ts';
import type { Terminal } from '../terminal.ts';
import { askForMoney, type MoneyOptions, requestIdOption } from './money-request.ts';

interface Movement {
  readonly name: 'deposit' | 'withdraw';
  readonly description: string;
  /** "Deposited" 1000 KRW. */
  readonly done: string;
}

interface MovementOptions extends MoneyOptions {
  readonly currency: Currency;
}

/** A command that moves money; both directions are asked, checked and told the same way. */
export function movementCommand(movement: Movement, terminal: Terminal): Command {
  return deskCommand(movement.name, movement.description, terminal)
    .argument('<amount>', 'in plain digits: 1000000 or 1500.5')
    .addOption(new Option('--currency <currency>', 'what to move').choices(Currency.options).default('KRW'))
    .option(...requestIdOption)
    .action(async (amount: string, options: MovementOptions) => {
      const { currency, desk, json } = options;
      const requestId = requestIdOf(options, terminal);
      const input = { currency, units: readAmount(amount), requestId } as const;
      const answer = await askForMoney({ terminal, desk }, movement.name, input);
      terminal.print(
        json ? toJson(answer, requestId) : toSentence(movement, `${amount} ${currency}`, { answer, currency }),
      );
    });
}

function toJson(answer: CallableOutput<'deposit'>, requestId: string): string {
  return JSON.stringify({ ...z.encode(callables.deposit.output, answer), requestId });
}

function toSentence(
  movement: Movement,
  moved: string,
  { answer, currency }: { readonly answer: CallableOutput<'deposit'>; readonly currency: Currency },
): string {
  const balance = `the balance is ${unitsToText(answer.balanceUnits)} ${currency}`;
  if (answer.status === 'already-posted') return `Nothing moved: this request was posted before; ${balance}`;
  return `${movement.done} ${moved}; ${balance}`;
}
