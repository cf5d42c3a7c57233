import { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** A command that speaks with a desk: `--desk` names it, `--json` prints the answer for programs. */
export function deskCommand(name: string, description: string, terminal: Terminal): Command {
  return new Command(name)
    .description(description)
    .option('--desk <url>', 'the desk to ask, also GAEMI_DESK', terminal.env['GAEMI_DESK'] ?? 'http://localhost:5173')
    .option('--json', 'print the answer as JSON');
}

export interface DeskOptions {
  readonly desk: string;
  readonly json?: boolean;
}
