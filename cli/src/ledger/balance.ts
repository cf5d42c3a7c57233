import { unitsToText } from '@gaemi/core/base/units.ts';
import type { AccountRole } from '@gaemi/core/ledger/account.ts';
import { Currency, isCurrency } from '@gaemi/core/ledger/currency.ts';
import { stakedAssets } from '@gaemi/core/trading/staking-terms.ts';
import type { Command } from 'commander';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import type { Terminal } from '../terminal.ts';
import { readInstant } from './read-instant.ts';

/** Where a person has an asset: money is cash, anything else is held, either may be promised to orders; coins may be staked. */
function ownRolesOf(asset: string): readonly AccountRole[] {
  if (isCurrency(asset)) return ['cash', 'reserved'];
  return stakedAssets().includes(asset) ? ['holding', 'reserved', 'staked', 'unbonding'] : ['holding', 'reserved'];
}

type Balances = Readonly<Partial<Record<AccountRole, string>>>;

/** `gaemi balance [ASSET…]`: what there is of an asset, now or at a moment of the past. */
export function balanceCommand(terminal: Terminal): Command {
  return deskCommand('balance', 'what you have of an asset, available, reserved and staked', terminal)
    .argument('[assets...]', 'KRW, USD, USDT, BTC, 005930.KS, …; all currencies without')
    .option('--until <moment>', 'as of then: 2026-11-20 or 2026-11-20T09:00, Korean time')
    .action(async (assets: string[], { desk, json, until }: DeskOptions & { readonly until?: string }) => {
      const untilMs = until === undefined ? {} : { untilMs: readInstant(until) };
      const chosen = assets.length === 0 ? Currency.options : assets;
      const balances: Record<string, Balances> = {};
      for (const asset of chosen) {
        const answers = await Promise.all(
          ownRolesOf(asset).map(async (role) => {
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
    .map(([asset, { cash = '0', holding = '0', reserved = '0', staked = '0', unbonding = '0' }]) => {
      const available = isCurrency(asset) ? cash : holding;
      const working = [
        ['staked', staked],
        ['coming back', unbonding],
      ].filter(([, amount]) => amount !== '0');
      const rest = working.map(([name, amount]) => `, ${amount} ${name}`).join('');
      return `${asset}  ${available} available, ${reserved} reserved${rest}`;
    })
    .join('\n');
}
