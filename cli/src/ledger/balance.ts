import { unitsToText } from '@gaemi/core/base/units.ts';
import type { AccountRole } from '@gaemi/core/ledger/account.ts';
import type { Command } from 'commander';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import type { Terminal } from '../terminal.ts';
import { readInstant } from './read-instant.ts';

/** What a person has of an asset: money is cash, anything else is held, and either may be promised to orders. */
const ownRoles = ['cash', 'holding', 'reserved'] as const satisfies readonly AccountRole[];
type Balances = Readonly<Partial<Record<AccountRole, string>>>;

/** `gaemi balance [ASSET…]`: what there is of an asset, now or at a moment of the past. */
export function balanceCommand(terminal: Terminal): Command {
  return deskCommand('balance', 'what you have of an asset, available and reserved', terminal)
    .argument('[assets...]', 'KRW, USD, BTC, 005930.KS, …; KRW and USD without')
    .option('--until <moment>', 'as of then: 2026-11-20 or 2026-11-20T09:00, Korean time')
    .action(async (assets: string[], { desk, json, until }: DeskOptions & { readonly until?: string }) => {
      const untilMs = until === undefined ? {} : { untilMs: readInstant(until) };
      const chosen = assets.length === 0 ? ['KRW', 'USD'] : assets;
      const balances: Record<string, Balances> = {};
      for (const asset of chosen) {
        const roles = asset === 'KRW' || asset === 'USD' ? (['cash', 'reserved'] as const) : ownRoles;
        const answers = await Promise.all(
          roles.map(async (role) => {
            const page = await askDesk({ terminal, desk }, 'statement', { asset, role, limit: 1, ...untilMs });
            return [role, unitsToText(page.balanceUnits)] as const;
          }),
        );
        balances[asset] = Object.fromEntries(answers);
      }
      terminal.print(json ? JSON.stringify({ balances }) : toLines(balances));
    });
}

function toLines(balances: Readonly<Record<string, Balances>>): string {
  return Object.entries(balances)
    .map(([asset, { cash = '0', holding = '0', reserved = '0' }]) => {
      const available = asset === 'KRW' || asset === 'USD' ? cash : holding;
      return `${asset}  ${available} available, ${reserved} reserved`;
    })
    .join('\n');
}
