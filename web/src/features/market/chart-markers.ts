import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Timeframe } from '@gaemi/core/market/timeframe.ts';
import type { SeriesMarker, Time } from 'lightweight-charts';
import type { Paint } from './chart-paint.ts';
import { chartTime } from './chart-rows.ts';
import { candleOpeningAt } from './fill-markers.ts';

/** Something that happened at a time, marked on the candles. */
export interface ChartMark {
  readonly id: string;
  readonly atMs: number;
  readonly kind: 'buy' | 'sell' | 'news' | 'pattern-up' | 'pattern-down' | 'pattern' | 'event';
  /** Beside the mark, while there are few of its kind. */
  readonly text: string;
}

const shapes = {
  buy: { position: 'belowBar', shape: 'arrowUp', colour: 'up' },
  sell: { position: 'aboveBar', shape: 'arrowDown', colour: 'down' },
  news: { position: 'aboveBar', shape: 'circle', colour: 'warn' },
  'pattern-up': { position: 'belowBar', shape: 'square', colour: 'third' },
  'pattern-down': { position: 'aboveBar', shape: 'square', colour: 'fourth' },
  pattern: { position: 'aboveBar', shape: 'square', colour: 'soft' },
  event: { position: 'belowBar', shape: 'circle', colour: 'ink' },
} as const;

/** With more of a kind than this their words would cover the candles; the shapes remain. */
const labelledMax = 12;
/** Patterns are many and their names long: only the newest are named. */
const labelledPatternsMax = 3;
const namesFromPixels = 600;

/** The marks that fall on candles in sight of the data, oldest first as the chart library wants them. */
export function markerRows(
  marks: readonly ChartMark[],
  chart: {
    readonly candles: readonly Candle[];
    readonly interval: Timeframe;
    readonly paint: Paint;
    readonly pixels: number;
  },
): SeriesMarker<Time>[] {
  const ordered = marks.toSorted((left, right) => left.atMs - right.atMs);
  const named = labelledIds(ordered, chart.pixels);
  return ordered.flatMap(({ id, atMs, kind, text }) => {
    const openAtMs = candleOpeningAt(chart.candles, chart.interval, atMs);
    if (openAtMs === undefined) return [];
    const { position, shape, colour } = shapes[kind];
    return [
      {
        id,
        time: chartTime(openAtMs),
        position,
        shape,
        color: chart.paint[colour],
        size: kind === 'news' ? 0.6 : 1,
        text: named.has(id) ? text : '',
      },
    ];
  });
}

function labelledIds(ordered: readonly ChartMark[], pixels: number): ReadonlySet<string> {
  const patterns = ordered.filter(({ kind }) => kind.startsWith('pattern-'));
  const others = Map.groupBy(
    ordered.filter(({ kind }) => !kind.startsWith('pattern')),
    ({ kind }) => kind,
  );
  const few = [...others.values()].filter((members) => members.length <= labelledMax).flat();
  return new Set(
    [...few, ...(pixels < namesFromPixels ? [] : patterns.slice(-labelledPatternsMax))].map(({ id }) => id),
  );
}
