import { callables } from '@gaemi/core/callables.ts';
import type { Command } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { CommandError, type Terminal } from '../terminal.ts';

interface ResolveOptions extends DeskOptions {
  readonly note: string;
  readonly yes?: boolean;
}

/** `gaemi resolve INCIDENT --note TEXT --yes`: a person has looked into it; its id stands in its alert and on the page. */
export function resolveCommand(terminal: Terminal): Command {
  return deskCommand('resolve', 'mark an incident as resolved; once none is open new entries are let through', terminal)
    .argument('<incident>', 'its id, as its alert and the page of incidents carry it')
    .requiredOption('--note <text>', 'what was found and done, kept with the incident')
    .option('--yes', 'say that you mean it; nothing happens without')
    .action(async (incidentId: string, { desk, json, note, yes }: ResolveOptions) => {
      if (!yes)
        throw new CommandError({
          ko: '해결로 표시하면 새 진입이 다시 허용될 수 있습니다. 정말이면 --yes를 붙이세요',
          en: 'resolving may let new entries through; add --yes when you mean it',
        });
      const incident = await askDesk({ terminal, desk }, 'resolve-incident', { incidentId, note });
      const { output } = callables['resolve-incident'];
      terminal.print(
        json ? JSON.stringify(z.encode(output, incident)) : `Resolved by ${incident.resolvedBy ?? 'you'}: ${note}`,
      );
    });
}
