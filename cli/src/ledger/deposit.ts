import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { movementCommand } from './movement-command.ts';

/** `gaemi deposit AMOUNT`: money into the virtual account. */
export function depositCommand(terminal: Terminal): Command {
  return movementCommand(
    { name: 'deposit', description: 'put money into the virtual account', done: 'Deposited' },
    terminal,
  );
}
