import { unitsToText } from '@gaemi/core/base/units.ts';
import { type CallableOutput, callables } from '@gaemi/core/callables.ts';
import { exchangeOf } from '@gaemi/core/ledger/conversion.ts';
import { Currency } from '@gaemi/core/ledger/currency.ts';
import { type Command, Option } from 'commander';
import * as z from 'zod/mini';
import { deskCommand } from '../desk/desk-command.ts';
import { readAmount, requestIdOf } from '../desk/request.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { askForMoney, type MoneyOptions, requestIdOption } from './money-request.ts';

interface ConvertOptions extends MoneyOptions {
  readonly from: Currency;
  readonly to?: Currency;
}

/** `gaemi convert AMOUNT --from KRW --to USDT`: won into dollars or USDT or back, at the newest rate, which is told. */
export function convertCommand(terminal: Terminal): Command {
  return deskCommand('convert', 'change won into dollars or USDT or back, at the newest rate the desk has', terminal)
    .argument('<amount>', 'what to give, in plain digits: 1000000 or 150.25')
    .addOption(new Option('--from <currency>', 'what is given').choices(Currency.options).default('KRW'))
    .addOption(new Option('--to <currency>', 'what is wanted: USD for won, KRW for the rest').choices(Currency.options))
    .option(...requestIdOption)
    .action(async (amount: string, options: ConvertOptions) => {
      const { from, desk, json } = options;
      const exchanged = exchangeOf(from, options.to);
      if (exchanged === undefined)
        throw new CommandError({
          ko: '환전의 한쪽은 언제나 KRW입니다: --from KRW 또는 --to KRW',
          en: 'KRW is one side of every conversion: --from KRW or --to KRW',
        });
      const requestId = requestIdOf(options, terminal);
      const input = { ...exchanged, units: readAmount(amount), requestId };
      const answer = await askForMoney({ terminal, desk }, 'convert', input);
      if (json) terminal.print(JSON.stringify({ ...z.encode(callables.convert.output, answer), requestId }));
      else terminal.print(toSentence(`${amount} ${from}`, exchanged.to, answer));
    });
}

function toSentence(given: string, to: Currency, { status, receivedUnits, rate }: CallableOutput<'convert'>): string {
  const received = `${unitsToText(receivedUnits)} ${to}`;
  const at =
    rate === undefined
      ? ''
      : ` at ${unitsToText(rate.units)} KRW per ${rate.currency ?? 'USD'} (${rate.source}, ${Math.round(rate.ageMs / 1000)} s old)`;
  if (status === 'already-posted') return `Nothing moved: this request was posted before, for ${received}${at}`;
  return `Converted ${given} into ${received}${at}`;
}
