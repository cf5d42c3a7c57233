import { type Units, unitsToText } from '@gaemi/core/base/units.ts';
import { type CallableInput, type CallableOutput, callables } from '@gaemi/core/callables.ts';
import { AccountRole } from '@gaemi/core/ledger/account.ts';
import type { StatementRow } from '@gaemi/core/ledger/statement.ts';
import { type Command, Option } from 'commander';
import * as z from 'zod/mini';
import { deskCommand, type DeskOptions } from '../desk/desk-command.ts';
import { askDesk } from '../desk/desk.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { readInstant } from './read-instant.ts';

/** What the desk answers at once. */
const pageRowsMax = 1000;

interface StatementOptions extends DeskOptions {
  readonly asset: string;
  readonly role: AccountRole;
  readonly until?: string;
  readonly limit: string;
  readonly csv?: boolean;
}

/** `gaemi statement`: an account's newest lines with the balance after each; `--csv` prints all of them. */
export function statementCommand(terminal: Terminal): Command {
  return deskCommand('statement', 'what came to an account and went from it, newest first', terminal)
    .option('--asset <asset>', 'KRW, USD, USDT, BTC, 005930.KS, …', 'KRW')
    .addOption(new Option('--role <role>', 'which of its accounts').choices(AccountRole.options).default('cash'))
    .option('--until <moment>', 'as of then: 2026-11-20 or 2026-11-20T09:00, Korean time')
    .option('--limit <lines>', `how many lines, at most ${pageRowsMax}`, '20')
    .option('--csv', 'print the whole statement as a table for a spreadsheet')
    .action(async (options: StatementOptions) => {
      const { asset, role, until, desk, csv, json } = options;
      const question = { asset, role, ...(until !== undefined && { untilMs: readInstant(until) }) };
      const to = { terminal, desk };
      if (csv) return printCsv(to, question);
      const page = await askDesk(to, 'statement', { ...question, limit: readLimit(options.limit) });
      terminal.print(json ? JSON.stringify(z.encode(callables.statement.output, page)) : toTable(page, asset));
    });
}

interface To {
  readonly terminal: Terminal;
  readonly desk: string;
}

/** Page by page, one head for all, so that it can be written into a file as it comes. */
async function printCsv(to: To, question: Omit<CallableInput<'export-statement'>, 'limit'>): Promise<void> {
  let beforeSequence: number | undefined;
  do {
    const page: CallableOutput<'export-statement'> = await askDesk(to, 'export-statement', {
      ...question,
      limit: pageRowsMax,
      ...(beforeSequence !== undefined && { beforeSequence }),
    });
    const lines = page.csv.trimEnd();
    const body = beforeSequence === undefined ? lines : lines.slice(lines.indexOf('\n') + 1);
    if (body.includes(',')) to.terminal.print(body);
    beforeSequence = page.nextBeforeSequence;
  } while (beforeSequence !== undefined);
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= pageRowsMax) return limit;
  throw new CommandError({
    ko: `--limit는 1부터 ${pageRowsMax}까지의 정수입니다("${text}"은(는) 안 됩니다)`,
    en: `--limit is a whole number from 1 to ${pageRowsMax}, not "${text}"`,
  });
}

function toTable({ rows, balanceUnits, nextBeforeSequence }: CallableOutput<'statement'>, asset: string): string {
  const balance = `The balance is ${unitsToText(balanceUnits)} ${asset}`;
  if (rows.length === 0) return `${balance}; nothing has moved`;
  const cells = rows.map(cellsOf);
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 3 || column === 4 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const more = nextBeforeSequence === undefined ? [] : ['… earlier lines are left out: --limit N, or --csv for all'];
  return [balance, ...lines, ...more].join('\n');
}

function cellsOf({ sequence, atMs, kind, units, balanceUnits, causeId }: StatementRow): string[] {
  return [String(sequence), new Date(atMs).toISOString(), kind, signed(units), unitsToText(balanceUnits), causeId];
}

function signed(units: Units): string {
  return units > 0n ? `+${unitsToText(units)}` : unitsToText(units);
}
