import type { ScreenRow } from '@gaemi/core/signals/screens/screen.ts';
import * as z from 'zod/mini';
import { optionalWord } from '../../optional-word.ts';
import type { Language } from '../../text/format.ts';
import { type ColumnId, columnIds, screenColumns } from './screen-columns.ts';

export const screenNames = ['all', 'oversold', 'overbought', 'movers', 'highs', 'lows', 'golden', 'death'] as const;
export type ScreenName = (typeof screenNames)[number];

/** What the address of the screener says. */
export const ScreenerSearch = z.object({
  screen: optionalWord(z.enum(screenNames)),
  kind: optionalWord(z.enum(['crypto', 'stock', 'index', 'currency', 'future'])),
  find: optionalWord(z.string()),
  sort: optionalWord(z.enum(columnIds)),
  order: optionalWord(z.enum(['up', 'down'])),
});
export type ScreenerSearch = z.output<typeof ScreenerSearch>;

/** A move that deserves a look, as a fraction. */
const moverMin = 0.03;

interface NamedScreen {
  readonly fits: (row: ScreenRow) => boolean;
  readonly sort: ColumnId;
  readonly order: 'up' | 'down';
}

const screens: Readonly<Record<ScreenName, NamedScreen>> = {
  all: { fits: () => true, sort: 'change1d', order: 'down' },
  oversold: { fits: ({ grade }) => grade?.startsWith('oversold') === true, sort: 'rsi14', order: 'up' },
  overbought: { fits: ({ grade }) => grade?.startsWith('overbought') === true, sort: 'rsi14', order: 'down' },
  movers: { fits: ({ change1d }) => Math.abs(change1d ?? 0) >= moverMin, sort: 'change1d', order: 'down' },
  highs: { fits: ({ newHigh52w }) => newHigh52w === true, sort: 'belowHigh52w', order: 'down' },
  lows: { fits: ({ newLow52w }) => newLow52w === true, sort: 'aboveLow52w', order: 'up' },
  golden: { fits: ({ cross50x200 }) => cross50x200?.direction === 'up', sort: 'cross50x200', order: 'down' },
  death: { fits: ({ cross50x200 }) => cross50x200?.direction === 'down', sort: 'cross50x200', order: 'up' },
};

export interface Sorting {
  readonly sort: ColumnId;
  readonly order: 'up' | 'down';
}

/** What the rows are sorted by: the person's choice, else what the screen is about. */
export function sortingOf({ screen = 'all', sort, order }: ScreenerSearch): Sorting {
  const own = screens[screen];
  return sort === undefined ? own : { sort, order: order ?? 'down' };
}

export function pickRows(rows: readonly ScreenRow[], search: ScreenerSearch, language: Language): readonly ScreenRow[] {
  const { fits } = screens[search.screen ?? 'all'];
  const words = (search.find ?? '').trim().toLowerCase();
  const found = rows.filter(
    (row) =>
      fits(row) &&
      (search.kind === undefined || row.kind === search.kind) &&
      (words === '' || [row.instrumentId, row.name.ko, row.name.en].some((text) => text.toLowerCase().includes(words))),
  );
  return sortRows(found, sortingOf(search), language);
}

function sortRows(rows: readonly ScreenRow[], { sort, order }: Sorting, language: Language): readonly ScreenRow[] {
  const column = screenColumns.find(({ id }) => id === sort);
  if (column === undefined) return rows;
  const sign = order === 'up' ? 1 : -1;
  const collator = new Intl.Collator(language);
  const keyed = rows.map((row) => ({ row, key: sort === 'name' ? row.name[language] : column.value(row) }));
  return keyed
    .toSorted((left, right) => {
      if (left.key === null || right.key === null) return Number(left.key === null) - Number(right.key === null);
      if (typeof left.key === 'string' || typeof right.key === 'string') {
        return sign * collator.compare(String(left.key), String(right.key));
      }
      return sign * (left.key - right.key);
    })
    .map(({ row }) => row);
}
