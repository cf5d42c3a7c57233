import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Units, unitsToText } from '../base/units.ts';
import { accountId } from './account.ts';
import { balanceAfter, type Entry } from './entry.ts';
import { Transfer } from './transfer.ts';

/** One line of an account's statement: what came (positive) or went, and what was there afterwards. */
export const StatementRow = z.object({
  sequence: z.int(),
  id: Id,
  kind: Transfer.shape.kind,
  asset: z.string(),
  units: Units,
  balanceUnits: Units,
  atMs: Instant,
  causeId: Id,
  rate: Transfer.shape.rate,
});
export type StatementRow = z.output<typeof StatementRow>;

/** An entry as one of its two accounts sees it. */
export function statementRow(entry: Entry, account: Id): StatementRow {
  const { sequence, id, kind, asset, bookedAtMs, causeId, rate } = entry;
  const isOut = account === accountId(entry.from, asset);
  return {
    sequence,
    id,
    kind,
    asset,
    units: isOut ? -entry.units : entry.units,
    balanceUnits: balanceAfter(entry, account),
    atMs: bookedAtMs,
    causeId,
    rate,
  };
}

/** A statement for a spreadsheet; amounts are exact decimals, times ISO 8601 in UTC. */
export function statementCsv(rows: readonly StatementRow[]): string {
  const lines = rows.map(({ sequence, atMs, kind, asset, units, balanceUnits, causeId, id, rate }) =>
    [
      sequence,
      new Date(atMs).toISOString(),
      kind,
      asset,
      unitsToText(units),
      unitsToText(balanceUnits),
      rate === undefined ? '' : unitsToText(rate.units),
      causeId,
      id,
      rate === undefined ? '' : (rate.currency ?? 'USD'),
    ]
      .map(csvField)
      .join(','),
  );
  return [csvHeader, ...lines, ''].join('\n');
}

/** The rate is won `per` one of a currency, which came last, so that columns keep their places. */
const csvHeader = 'sequence,time,kind,asset,amount,balance,rate,cause,id,per';

/** Quoted where it must be; a cell that a spreadsheet would run as a formula is kept as text, numbers excepted. */
function csvField(value: string | number): string {
  const text = String(value);
  const harmless = /^[=+@\t\r]/.test(text) || /^-(?![\d.]+$)/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
