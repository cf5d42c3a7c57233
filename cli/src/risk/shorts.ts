import { callables } from '@gaemi/core/callables.ts';
import { type Command, InvalidArgumentError } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { CommandError, type Terminal } from '../terminal.ts';

/** `gaemi shorts on|off`: whether signals may sell futures short; letting them needs the word typed out. */
export function shortsCommand(terminal: Terminal): Command {
  return deskCommand('shorts', 'let signals sell futures short with --confirm SHORT, or forbid it', terminal)
    .argument('<on|off>', 'whether they may', readSwitch)
    .option('--confirm <word>', 'SHORT, to let them: what a short can lose has no bound')
    .action(async (allowed: boolean, { desk, json, confirm }: DeskOptions & { readonly confirm?: string }) => {
      if (allowed && confirm !== 'SHORT') {
        throw new CommandError('what a short can lose has no bound: add --confirm SHORT');
      }
      const confirmation = allowed ? ({ confirmation: 'SHORT' } as const) : {};
      const answer = await askDesk({ terminal, desk }, 'allow-shorts', { allowed, ...confirmation });
      const text = JSON.stringify(z.encode(callables['allow-shorts'].output, answer));
      terminal.print(json ? text : `Signals ${answer.allowed ? 'may' : 'do not'} sell futures short.`);
    });
}

function readSwitch(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new InvalidArgumentError('Expected on or off.');
}
