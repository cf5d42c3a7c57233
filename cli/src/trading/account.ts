import { callables } from '@gaemi/core/callables.ts';
import { VenueAccount } from '@gaemi/core/trading/venue-keys.ts';
import { type Command, InvalidArgumentError } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { CommandError, type Terminal } from '../terminal.ts';

/** `gaemi account VENUE`: where orders go from now on; for a real account the word is typed out. */
export function accountCommand(terminal: Terminal): Command {
  return deskCommand(
    'account',
    'choose the account that orders go to: paper, or a real one with --confirm LIVE',
    terminal,
  )
    .argument('<venue>', VenueAccount.options.join(', '), readAccount)
    .option('--confirm <word>', 'LIVE, for an account where orders are real')
    .action(
      async (venueAccount: VenueAccount, { desk, json, confirm }: DeskOptions & { readonly confirm?: string }) => {
        if (venueAccount !== 'paper' && confirm !== 'LIVE') {
          throw new CommandError({
            ko: `"${venueAccount}" 계좌의 주문은 실제 주문입니다. --confirm LIVE를 붙이세요`,
            en: `orders of the account "${venueAccount}" are real: add --confirm LIVE`,
          });
        }
        const confirmation = confirm === 'LIVE' ? ({ confirmation: 'LIVE' } as const) : {};
        const chosen = await askDesk({ terminal, desk }, 'choose-venue-account', { venueAccount, ...confirmation });
        const text = JSON.stringify(z.encode(callables['choose-venue-account'].output, chosen));
        terminal.print(json ? text : `Orders now go to the account "${chosen.venueAccount}".`);
      },
    );
}

function readAccount(text: string): VenueAccount {
  const parsed = VenueAccount.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(`Expected one of ${VenueAccount.options.join(', ')}.`);
}
