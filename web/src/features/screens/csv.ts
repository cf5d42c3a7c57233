import type { ScreenRow } from '@gaemi/core/signals/screens/screen.ts';

const fields = [
  'instrumentId',
  'kind',
  'currency',
  'price',
  'change1d',
  'change5d',
  'volumeRatio',
  'rsi14',
  'stochasticK',
  'stochasticD',
  'grade',
  'sma20',
  'sma50',
  'sma200',
  'high52w',
  'low52w',
  'belowHigh52w',
  'aboveLow52w',
  'source',
  'bars',
] as const;

/** The rows as a file: exact numbers, empty where unknown, times in ISO. */
export function rowsToCsv(rows: readonly ScreenRow[]): string {
  const head = [...fields, 'name_ko', 'name_en', 'cross50x200', 'at'];
  const lines = rows.map((row) => [
    ...fields.map((field) => row[field]),
    row.name.ko,
    row.name.en,
    row.cross50x200?.direction ?? null,
    row.atMs === null ? null : new Date(row.atMs).toISOString(),
  ]);
  // The mark at the beginning tells spreadsheets that Korean is written as UTF-8.
  return `\uFEFF${[head, ...lines].map((cells) => cells.map((cell) => quoted(cell)).join(',')).join('\r\n')}\r\n`;
}

/** A text that begins like a formula would be run by a spreadsheet; names come from vendors. */
function quoted(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
