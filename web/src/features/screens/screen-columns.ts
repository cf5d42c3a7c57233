import type { ScreenRow } from '@gaemi/core/signals/screens/screen.ts';

type Kind = 'price' | 'change' | 'ratio' | 'number' | 'grade' | 'crossing' | 'text';

/** A column: what it is sorted by, and how its cells are written. */
export interface ScreenColumn {
  readonly id: ColumnId;
  readonly kind: Kind;
  /** Absent sorts last, whichever way. */
  readonly value: (row: ScreenRow) => number | string | null;
  /** Narrow screens leave it out. */
  readonly wide: boolean;
}

export const columnIds = [
  'name',
  'price',
  'change1d',
  'change5d',
  'volumeRatio',
  'rsi14',
  'stochasticK',
  'grade',
  'cross50x200',
  'belowHigh52w',
  'aboveLow52w',
] as const;
export type ColumnId = (typeof columnIds)[number];

const grades = ['oversold-strong', 'oversold', 'neutral', 'overbought', 'overbought-strong'];

export const screenColumns: readonly ScreenColumn[] = [
  { id: 'name', kind: 'text', value: ({ name }) => name.ko, wide: false },
  { id: 'price', kind: 'price', value: ({ price }) => price, wide: false },
  { id: 'change1d', kind: 'change', value: ({ change1d }) => change1d, wide: false },
  { id: 'change5d', kind: 'change', value: ({ change5d }) => change5d, wide: true },
  { id: 'volumeRatio', kind: 'ratio', value: ({ volumeRatio }) => volumeRatio, wide: true },
  { id: 'rsi14', kind: 'number', value: ({ rsi14 }) => rsi14, wide: false },
  { id: 'stochasticK', kind: 'number', value: ({ stochasticK }) => stochasticK, wide: true },
  { id: 'grade', kind: 'grade', value: ({ grade }) => (grade === null ? null : grades.indexOf(grade)), wide: true },
  { id: 'cross50x200', kind: 'crossing', value: ({ cross50x200 }) => crossingRank(cross50x200), wide: true },
  { id: 'belowHigh52w', kind: 'change', value: ({ belowHigh52w }) => belowHigh52w, wide: true },
  { id: 'aboveLow52w', kind: 'change', value: ({ aboveLow52w }) => aboveLow52w, wide: true },
];

/** The newest golden crosses first, the newest death crosses last, what has not crossed between them. */
function crossingRank(crossing: ScreenRow['cross50x200']): number | null {
  if (crossing === null) return null;
  const freshness = 1 / (1 + (crossing.barsAgo ?? 0));
  return { up: freshness, down: -freshness, none: 0 }[crossing.direction];
}
