import type { CallableName } from '@gaemi/core/callables.ts';
import { statementCsv, type StatementRow } from '@gaemi/core/ledger/statement.ts';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../live/backend.ts';
import { exportCsv, joinPages } from './export-csv.ts';

function row(sequence: number, causeId = `web-${sequence}`): StatementRow {
  const units = BigInt(sequence) * 100_000_000n;
  return {
    sequence,
    id: `deposit_${causeId}`,
    kind: 'deposit',
    asset: 'KRW',
    units,
    balanceUnits: units,
    atMs: 0,
    causeId,
  };
}

describe('a statement as a file', () => {
  it('is asked for page by page, to the last one', async () => {
    const asked: unknown[] = [];
    const pages = [{ csv: statementCsv([row(3), row(2)]), nextBeforeSequence: 2 }, { csv: statementCsv([row(1)]) }];
    const ask = (async (name: CallableName, input: unknown) => {
      asked.push([name, input]);
      return pages[asked.length - 1];
    }) as Ask; // answers this one question only
    const heard: number[] = [];
    const csv = await exportCsv(ask, { asset: 'KRW', role: 'cash', untilMs: 9 }, (rows) => heard.push(rows));
    expect(asked).toEqual([
      ['export-statement', { asset: 'KRW', role: 'cash', untilMs: 9, limit: 1000 }],
      ['export-statement', { asset: 'KRW', role: 'cash', untilMs: 9, limit: 1000, beforeSequence: 2 }],
    ]);
    expect(heard).toEqual([2, 3]);
    expect(csv.startsWith('\uFEFFsequence,'), 'the mark that Excel needs for Korean').toBe(true);
    expect(
      csv
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(',')[0]),
    ).toEqual(['\uFEFFsequence', '3', '2', '1']);
  });

  it('keeps what the desk has made harmless', () => {
    expect(joinPages([statementCsv([row(1, '=HYPERLINK("http://x")')])])).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('is a head alone when there is nothing', () => {
    expect(joinPages([statementCsv([])])).toMatch(/^\uFEFFsequence,[a-z,]+\r\n$/);
  });
});
