import { Command, CommanderError } from 'commander';
import { commands } from './commands.ts';
import { CommandError, sentenceFor, type Terminal } from './terminal.ts';

/** Runs one command line; answers the exit code, 0 only on success. */
export async function runGaemi(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await buildProgram(terminal).parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    terminal.printError(oneLine(error, terminal));
    return 1;
  }
}

function buildProgram(terminal: Terminal): Command {
  const program = new Command('gaemi').description('The trading desk at the terminal.');
  for (const command of commands) program.addCommand(command(terminal));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().showSuggestionAfterError(false);
    command.configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.printError(text.trimEnd()),
    });
  }
  return program;
}

function oneLine(error: unknown, terminal: Terminal): string {
  if (error instanceof CommandError) return `error: ${sentenceFor(terminal, error.text).replace(/\s+/g, ' ')}`;
  // A fault of ours: where it happened helps whoever mends it.
  return error instanceof Error ? `error: ${error.stack ?? error.message}` : `error: ${String(error)}`;
}
