import type { Command } from 'commander';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { sentenceFor, type Terminal } from '../terminal.ts';

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
      const list = instrumentIds.join(', ');
      const text =
        list === ''
          ? { ko: '따로 담은 관심 종목이 없습니다', en: 'You watch nothing of your own' }
          : { ko: `관심 종목: ${list}`, en: `You watch ${list}` };
      terminal.print(json ? JSON.stringify({ instrumentIds }) : sentenceFor(terminal, text));
    });
}
