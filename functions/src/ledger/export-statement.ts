import { statementCsv } from '@gaemi/core/ledger/statement.ts';
import { defineCallable } from '../runtime/define.ts';
import { readStatement } from './read-statement.ts';

/** An account's statement as a table for a spreadsheet. */
export const exportStatement = defineCallable({
  name: 'export-statement',
  identity: 'bookkeeper',
  async run(question, { userId }, { store }) {
    const { rows, balanceUnits: _balance, ...page } = await readStatement(question, userId, store);
    return { csv: statementCsv(rows), ...page };
  },
});
