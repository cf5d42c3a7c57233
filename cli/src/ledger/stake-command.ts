import { unitsToText } from '@gaemi/core/base/units.ts';
import { type CallableInput, callables } from '@gaemi/core/callables.ts';
import type { Command } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { readAmount, requestIdOf, withRequestId } from '../desk/request.ts';
import type { Terminal } from '../terminal.ts';

/** `gaemi stake AMOUNT COIN`: coins that earn and cannot be sold meanwhile. */
export function stakeCommand(terminal: Terminal): Command {
  const description = 'stake coins of the paper account: they earn, and cannot be sold meanwhile';
  return coinCommand({ name: 'stake', description }, terminal, async (input, where) => {
    const answer = await askDesk(where, 'stake', input);
    const done = answer.status === 'posted' ? `Staked ${amountOf(input)}` : postedBefore;
    return {
      json: z.encode(callables.stake.output, answer),
      sentence: `${done}; ${unitsToText(answer.stakedUnits)} ${input.asset} is staked now`,
    };
  });
}

/** `gaemi unstake AMOUNT COIN`: wants them back. */
export function unstakeCommand(terminal: Terminal): Command {
  const description = 'want staked coins back; they are free after their waiting time';
  return coinCommand({ name: 'unstake', description }, terminal, async (input, where) => {
    const answer = await askDesk(where, 'unstake', input);
    const backAt = `comes back at ${new Date(answer.untilMs).toISOString()}`;
    const done = answer.status === 'posted' ? `${amountOf(input)} ${backAt}` : `${postedBefore}; it ${backAt}`;
    return {
      json: z.encode(callables.unstake.output, answer),
      sentence: `${done}; ${unitsToText(answer.stakedUnits)} ${input.asset} is staked now`,
    };
  });
}

const postedBefore = 'Nothing moved: this request was posted before';

type Wish = CallableInput<'stake'>;

interface Told {
  readonly json: object;
  readonly sentence: string;
}

interface CoinOptions extends DeskOptions {
  readonly requestId?: string;
}

function coinCommand(
  { name, description }: { readonly name: string; readonly description: string },
  terminal: Terminal,
  ask: (wish: Wish, where: { readonly terminal: Terminal; readonly desk: string }) => Promise<Told>,
): Command {
  return deskCommand(name, description, terminal)
    .argument('<amount>', 'coins, in plain digits: 1.5')
    .argument('<coin>', 'as ETH, SOL, ADA or ATOM')
    .option('--request-id <id>', 'the id of an earlier attempt; asking twice under one id moves coins once')
    .action(async (amount: string, coin: string, options: CoinOptions) => {
      const requestId = requestIdOf(options, terminal);
      const wish = { asset: coin.toUpperCase(), units: readAmount(amount), requestId };
      const told = await ask(wish, { terminal, desk: options.desk }).catch((error: unknown) => {
        throw withRequestId(error, requestId, { ko: '이미 처리되었을', en: 'posted' });
      });
      terminal.print(options.json ? JSON.stringify({ ...told.json, requestId }) : told.sentence);
    });
}

function amountOf({ units, asset }: Wish): string {
  return `${unitsToText(units)} ${asset}`;
}
