import type { Command } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { deskOrigin } from '../desk/desk-config.ts';
import { askJson, readAnswer } from '../desk/http.ts';
import { CommandError, type Terminal } from '../terminal.ts';

const Health = z.looseObject({ status: z.string(), failing: z.optional(z.array(z.string())) });

/** `gaemi status`: what the desk says about itself; needs no account. */
export function statusCommand(terminal: Terminal): Command {
  return deskCommand(
    'status',
    'ask the desk how it is, failing when one of its functions does; needs no account',
    terminal,
  ).action(async ({ desk, json }: DeskOptions) => {
    const url = `${deskOrigin(desk)}/api/health`;
    const { ok, status, body } = await askJson(terminal, url);
    if (!ok)
      throw new CommandError({
        ko: `${url}: ${status} 응답입니다. 데스크의 주소가 맞습니까?`,
        en: `${url} answers ${status}; is this the address of a desk?`,
      });
    const health = readAnswer(Health, body, url);
    terminal.print(json ? JSON.stringify(health) : toLines(health));
    if (health.status === 'degraded') {
      const failing = health.failing?.join(', ') ?? '?';
      throw new CommandError({
        ko: `마지막 실행이 실패한 함수: ${failing}`,
        en: `the last run of these functions failed: ${failing}`,
      });
    }
  });
}

function toLines(health: z.output<typeof Health>): string {
  const rows = Object.entries(health);
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${toCell(name, value)}`).join('\n');
}

function toCell(name: string, value: unknown): string {
  // Instants are named so everywhere; a person reads dates, programs use --json.
  if (/(AtMs|^nowMs)$/.test(name) && typeof value === 'number')
    return value === 0 ? 'never' : new Date(value).toISOString();
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
