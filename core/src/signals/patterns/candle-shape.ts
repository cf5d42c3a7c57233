import type { Bars } from '../indicators/bars.ts';
import { at } from '../indicators/filters/filter.ts';

/**
 * What "long", "short" and "near" mean for a candle: compared with the bars right before it, as TA-Lib's defaults say
 * (`TA_CandleDefaultSettings` in ta_global.c), so that our candle patterns are theirs.
 */

/** A close at the open counts as white. */
export function isWhite({ open, close }: Bars, index: number): boolean {
  return at(close, index) >= at(open, index);
}

export function body({ open, close }: Bars, index: number): number {
  return Math.abs(at(close, index) - at(open, index));
}

export function bodyTop({ open, close }: Bars, index: number): number {
  return Math.max(at(open, index), at(close, index));
}

export function bodyBottom({ open, close }: Bars, index: number): number {
  return Math.min(at(open, index), at(close, index));
}

export function upperShadow(bars: Bars, index: number): number {
  return at(bars.high, index) - bodyTop(bars, index);
}

export function lowerShadow(bars: Bars, index: number): number {
  return bodyBottom(bars, index) - at(bars.low, index);
}

/** The mean body of the ten bars before: above it a body is long, below it short. */
export function usualBody(bars: Bars, index: number): number {
  return meanBefore(bars, index, { count: 10, measure: body });
}

/** A tenth of the mean range of the ten bars before: a body up to it is a doji's, a shadow below it next to nothing. */
export function nextToNothing(bars: Bars, index: number): number {
  return 0.1 * meanBefore(bars, index, { count: 10, measure: range });
}

/** A fifth of the mean range of the five bars before. */
export function nearby(bars: Bars, index: number): number {
  return 0.2 * meanBefore(bars, index, { count: 5, measure: range });
}

/** Three fifths of the mean range of the five bars before. */
export function farAway(bars: Bars, index: number): number {
  return 0.6 * meanBefore(bars, index, { count: 5, measure: range });
}

function range({ high, low }: Bars, index: number): number {
  return at(high, index) - at(low, index);
}

interface Mean {
  readonly count: number;
  readonly measure: (bars: Bars, index: number) => number;
}

function meanBefore(bars: Bars, index: number, { count, measure }: Mean): number {
  let sum = 0;
  for (let before = index - count; before < index; before += 1) sum += measure(bars, before);
  return sum / count;
}
