import * as z from 'zod/mini';

/**
 * A table kept as one text: every column's name once, then the rows as lists. A thousand rows stay far below the size of a
 * document, cost no index entries, and decode at once. A column that a row lacks is left out when it is read.
 */
export function rowsText<Row extends z.ZodMiniType<Record<string, unknown>, Record<string, unknown>>>(row: Row) {
  return z.codec(z.string(), z.array(row), {
    decode(text, context) {
      const table = z.safeParse(Table, parseJson(text));
      if (table.success) return table.data.rows.map((cells) => rowOf(table.data.columns, cells)) as z.input<Row>[]; // parsed next
      context.issues.push({ code: 'custom', input: text, message: 'is not a table as text' });
      return z.NEVER;
    },
    encode(rows) {
      const columns = [...new Set(rows.flatMap((cells) => Object.keys(cells)))];
      return JSON.stringify({
        columns,
        rows: rows.map((cells) => columns.map((column) => cells[column] ?? absent(column, cells))),
      });
    },
  });
}

const Table = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) });

/** What stands in a cell whose column the row does not have; `null` is a value. */
const absentMark = '\u0000';

function absent(column: string, cells: Readonly<Record<string, unknown>>): null | typeof absentMark {
  return cells[column] === null ? null : absentMark;
}

function rowOf(columns: readonly string[], cells: readonly unknown[]): Record<string, unknown> {
  const given = columns.map((column, index) => [column, cells[index]] as const);
  return Object.fromEntries(given.filter(([, cell]) => cell !== absentMark));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
