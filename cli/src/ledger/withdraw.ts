import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { movementCommand } from './movement-command.ts';

/** `gaemi withdraw AMOUNT`: money out of the virtual account. */
export function withdrawCommand(terminal: Terminal): Command {
  return movementCommand(
    { name: 'withdraw', description: 'take money out of the virtual account', done: 'Withdrew' },
    terminal,
  );
}
