import { callables } from '@gaemi/core/callables.ts';
import type { Command } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { CommandError, type Terminal } from '../terminal.ts';

/** `gaemi resume --yes`: entries again. The page asks for a typed word; here the flag stands for it. */
export function resumeCommand(terminal: Terminal): Command {
  return deskCommand('resume', 'let new entries through again', terminal)
    .option('--yes', 'say that you mean it; nothing happens without')
    .action(async ({ desk, json, yes }: DeskOptions & { readonly yes?: boolean }) => {
      if (!yes)
        throw new CommandError({
          ko: '재개하면 새 진입이 다시 허용됩니다. 정말이면 --yes를 붙이세요',
          en: 'resuming lets new entries through; add --yes when you mean it',
        });
      const halt = await askDesk({ terminal, desk }, 'resume', { confirmation: 'RESUME' });
      terminal.print(json ? JSON.stringify(z.encode(callables.resume.output, halt)) : `Resumed by ${halt.by}`);
    });
}
