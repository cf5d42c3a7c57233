import { type Command, InvalidArgumentError } from 'commander';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import type { Terminal } from '../terminal.ts';

/** `gaemi subtick on|off`: quotes every ten seconds, for the whole desk. */
export function subtickCommand(terminal: Terminal): Command {
  return deskCommand('subtick', 'read quotes of crypto every ten seconds instead of every minute', terminal)
    .argument('<on|off>', 'for the whole desk; what it costs is in the user guide', readSwitch)
    .action(async (enabled: boolean, { desk, json }: DeskOptions) => {
      const answer = await askDesk({ terminal, desk }, 'subtick', { enabled });
      terminal.print(
        json ? JSON.stringify(answer) : `Quotes are read every ${answer.enabled ? 'ten seconds' : 'minute'}`,
      );
    });
}

function readSwitch(text: string): boolean {
  if (text !== 'on' && text !== 'off') throw new InvalidArgumentError('say on or off.');
  return text === 'on';
}
