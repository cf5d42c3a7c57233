import { unitsToText } from '@gaemi/core/base/units.ts';
import { type CallableOutput, callables } from '@gaemi/core/callables.ts';
import { type Currency, otherCurrency } from '@gaemi/core/ledger/conversion.ts';
import { type Command, Option } from 'commander';
import * as z from 'zod/mini';
import { deskCommand } from '../desk/desk-command.ts';
import { readAmount, requestIdOf } from '../desk/request.ts';
import type { Terminal } from '../terminal.ts';
import { askForMoney, type MoneyOptions, requestIdOption } from './money-request.ts';

interface ConvertOptions extends MoneyOptions {
  readonly from: Currency;
}

/** `gaemi convert AMOUNT --from KRW`: won into dollars or back, at the newest rate, which is told. */
export function convertCommand(terminal: Terminal): Command {
  return deskCommand('convert', 'change won into dollars or back, at the newest rate the desk has', terminal)
    .argument('<amount>', 'what to give, in plain digits: 1000000 or 150.25')
    .addOption(new Option('--from <currency>', 'what is given').choices(['KRW', 'USD']).default('KRW'))
    .option(...requestIdOption)
    .action(async (amount: string, options: ConvertOptions) => {
      const { from, desk, json } = options;
      const requestId = requestIdOf(options, terminal);
      const answer = await askForMoney({ terminal, desk }, 'convert', { from, units: readAmount(amount), requestId });
      if (json) terminal.print(JSON.stringify({ ...z.encode(callables.convert.output, answer), requestId }));
      else terminal.print(toSentence(`${amount} ${from}`, otherCurrency(from), answer));
    });
}

function toSentence(given: string, to: Currency, { status, receivedUnits, rate }: CallableOutput<'convert'>): string {
  const received = `${unitsToText(receivedUnits)} ${to}`;
  const at =
    rate === undefined
      ? ''
      : ` at ${unitsToText(rate.units)} KRW per USD (${rate.source}, ${Math.round(rate.ageMs / 1000)} s old)`;
  if (status === 'already-posted') return `Nothing moved: this request was posted before, for ${received}${at}`;
  return `Converted ${given} into ${received}${at}`;
}
