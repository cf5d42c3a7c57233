import type { Bars } from '../indicators/bars.ts';

/** The bars upside down: a bottom in them is a top, at minus its price. */
export function mirrorBars(bars: Bars): Bars {
  const minus = (column: Float64Array): Float64Array => column.map((price) => -price);
  return {
    ...bars,
    open: minus(bars.open),
    high: minus(bars.low),
    low: minus(bars.high),
    close: minus(bars.close),
  };
}
