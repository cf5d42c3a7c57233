import { callables } from '@gaemi/core/callables.ts';
import type { Command } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import type { Terminal } from '../terminal.ts';

/** `gaemi halt --reason TEXT`: no new entries; exits and stops stay alive. */
export function haltCommand(terminal: Terminal): Command {
  return deskCommand('halt', 'stop new entries at once; exits and stop-losses stay alive', terminal)
    .requiredOption('--reason <text>', 'why, kept with the halt and shown on the page')
    .action(async ({ desk, json, reason }: DeskOptions & { readonly reason: string }) => {
      const halt = await askDesk({ terminal, desk }, 'halt', { reason });
      terminal.print(
        json ? JSON.stringify(z.encode(callables.halt.output, halt)) : `Halted by ${halt.by}: ${halt.reason}`,
      );
    });
}
