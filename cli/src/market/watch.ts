import type { Command } from 'commander';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import type { Terminal } from '../terminal.ts';

/** `gaemi watch SYMBOL…`: the desk collects them from now on, and reads their history. */
export function watchCommand(terminal: Terminal): Command {
  return listCommand(
    'watch',
    'add instruments to your watchlist; the desk collects them and reads their history',
    terminal,
  );
}

/** `gaemi unwatch SYMBOL…`: what nobody watches any more is no longer collected. */
export function unwatchCommand(terminal: Terminal): Command {
  return listCommand('unwatch', 'take instruments off your watchlist', terminal);
}

function listCommand(name: 'watch' | 'unwatch', description: string, terminal: Terminal): Command {
  return deskCommand(name, description, terminal)
    .argument('<symbols...>', 'for example KRW-XRP 035720.KQ BRK-B')
    .action(async (symbols: string[], { desk, json }: DeskOptions) => {
      const { instrumentIds } = await askDesk({ terminal, desk }, name, { symbols });
      const list = instrumentIds.length === 0 ? 'nothing of your own' : instrumentIds.join(', ');
      terminal.print(json ? JSON.stringify({ instrumentIds }) : `You watch ${list}`);
    });
}
