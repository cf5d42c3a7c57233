import type { Text } from '@gaemi/core/base/text.ts';
import type { Command } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { deskOrigin } from '../desk/desk-config.ts';
import { askJson, readAnswer } from '../desk/http.ts';
import { CommandError, type Terminal } from '../terminal.ts';

const Names = z.optional(z.array(z.string()));
const Health = z.looseObject({ status: z.string(), silent: Names, failing: Names, failingFeeds: Names });

/** As a desk says that it is not alive, with the reason. */
const notAlive = 503;

/** `gaemi status`: what the desk says about itself; needs no account. */
export function statusCommand(terminal: Terminal): Command {
  return deskCommand(
    'status',
    'ask the desk how it is, failing when one of its functions is silent or fails; needs no account',
    terminal,
  ).action(async ({ desk, json }: DeskOptions) => {
    const url = `${deskOrigin(desk)}/api/health`;
    const { ok, status, body } = await askJson(terminal, url);
    if (!ok && status !== notAlive)
      throw new CommandError({
        ko: `${url}: ${status} 응답입니다. 데스크의 주소가 맞습니까?`,
        en: `${url} answers ${status}; is this the address of a desk?`,
      });
    const health = readAnswer(Health, body, url);
    terminal.print(json ? JSON.stringify(health) : toLines(health));
    if (health.status !== 'ok') throw new CommandError(reasonOf(health));
  });
}

/** Everything that is not well, what has stopped first. */
function reasonOf({ status, silent = [], failing = [], failingFeeds = [] }: z.output<typeof Health>): Text {
  if (status === 'idle') return { ko: '아직 실행된 함수가 없습니다', en: 'no function has run yet' };
  const reasons = [
    { ko: '더 이상 실행되지 않는 함수', en: 'these functions do not run any more', names: silent },
    { ko: '마지막 실행이 실패한 함수', en: 'the last run of these functions failed', names: failing },
    { ko: '시세가 끊긴 보드', en: 'the feeds of these boards fail', names: failingFeeds },
  ].filter(({ names }) => names.length > 0);
  const told = (language: 'ko' | 'en') =>
    reasons.map((reason) => `${reason[language]}: ${reason.names.join(', ')}`).join('; ');
  if (reasons.length > 0) return { ko: told('ko'), en: told('en') };
  return { ko: `데스크의 상태: ${status}`, en: `the desk says that it is "${status}"` };
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
