import type { ScreenRow } from '@gaemi/core/signals/screens/screen.ts';
import { csvText } from '../../ui/csv-text.ts';

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
  return csvText([head, ...lines]);
}
