import { dayMs } from '../../base/instant.ts';
import type { Candle } from '../../market/candle.ts';
import type { Measured } from './measure.ts';

export interface Extremes {
  readonly high: number;
  readonly low: number;
  readonly belowHigh: number;
  readonly aboveLow: number;
  readonly isNewHigh: boolean;
  readonly isNewLow: boolean;
}

const yearDays = 52 * 7;

/** A history that begins within a week of the year's beginning counts as a year's. */
const holidayDays = 7;

/**
 * The highest high and lowest low of 52 weeks, the price itself included, and how far it is from them. New is an extreme
 * when the newest bar goes beyond all bars of the 52 weeks before it.
 */
export function measureExtremes(days: readonly Candle[], price: number): Measured<Extremes> {
  const [first, newest] = [days[0], days.at(-1)];
  const knownDays = first === undefined || newest === undefined ? 0 : (newest.openAtMs - first.openAtMs) / dayMs;
  if (newest === undefined || knownDays < yearDays - holidayDays) {
    return { missing: { because: 'too-few-days', needs: yearDays, has: Math.floor(knownDays) } };
  }
  const sinceMs = newest.openAtMs - yearDays * dayMs;
  let [highBefore, lowBefore] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let index = days.length - 2; index >= 0; index -= 1) {
    const day = days[index];
    if (day === undefined || day.openAtMs < sinceMs) break;
    highBefore = Math.max(highBefore, day.high);
    lowBefore = Math.min(lowBefore, day.low);
  }
  const high = Math.max(highBefore, newest.high, price);
  const low = Math.min(lowBefore, newest.low, price);
  return {
    value: {
      high,
      low,
      belowHigh: price / high - 1,
      aboveLow: price / low - 1,
      isNewHigh: newest.high > highBefore,
      isNewLow: newest.low < lowBefore,
    },
  };
}
