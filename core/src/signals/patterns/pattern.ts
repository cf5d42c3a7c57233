import type { Id } from '../../base/id.ts';
import type { Text } from '../../base/text.ts';
import type { Bars } from '../indicators/bars.ts';
import type { PatternDirection } from './pattern-report.ts';

/** A shape of bars with a promise; whether it keeps it is measured, never assumed. */
export interface Pattern {
  readonly id: Id;
  readonly name: Text;
  /** What it looks like and what it is said to promise. */
  readonly description: Text;
  readonly kind: 'candle' | 'chart';
  readonly direction: PatternDirection;
  /** How many bars the promise has to come true. */
  readonly horizonBars: number;
  /** Every place where it stands, in order; a hit depends on no bar after its last. */
  find(bars: Bars): PatternHit[];
}

export interface PatternHit {
  readonly from: number;
  /** The bar at whose close it is there. */
  readonly last: number;
  /** The corners of a chart pattern. */
  readonly points: readonly PatternPoint[];
}

export interface PatternPoint {
  readonly index: number;
  readonly price: number;
}

interface CandleDefinition extends Pick<Pattern, 'id' | 'name' | 'description' | 'direction'> {
  /** How many bars it is made of. */
  readonly bars: number;
  /** How many bars before those it compares them with. */
  readonly before: number;
  readonly isAt: (bars: Bars, index: number) => boolean;
}

/** What a few candles promise, they promise for the next few. */
const candleHorizonBars = 5;

/** A pattern of neighbouring candles, ending at `index`. */
export function candlePattern({ bars: count, before, isAt, ...named }: CandleDefinition): Pattern {
  return {
    ...named,
    kind: 'candle',
    horizonBars: candleHorizonBars,
    find(bars) {
      const hits: PatternHit[] = [];
      for (let last = before + count - 1; last < bars.length; last += 1) {
        if (isAt(bars, last)) hits.push({ from: last - count + 1, last, points: [] });
      }
      return hits;
    },
  };
}
