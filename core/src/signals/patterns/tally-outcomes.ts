import type { Bars } from '../indicators/bars.ts';
import { at } from '../indicators/filters/filter.ts';
import type { Pattern, PatternHit } from './pattern.ts';

/** How often a pattern kept its promise in one history, and how often any bar would have. */
export interface Tally {
  readonly n: number;
  readonly hits: number;
  readonly baseN: number;
  readonly baseHits: number;
}

/**
 * The promise is kept when, from the open of the next bar, where one could first have acted, to the close `horizonBars`
 * after the pattern the price has gone the promised way. Sightings within the outcome of one that counted do not count:
 * they would tell the same story twice.
 */
export function tallyOutcomes(
  { direction, horizonBars }: Pick<Pattern, 'direction' | 'horizonBars'>,
  found: readonly PatternHit[],
  bars: Bars,
): Tally {
  const sign = { up: 1, down: -1, none: 0 }[direction];
  const ends = bars.length - horizonBars;
  const isKept = (index: number) => sign * (at(bars.close, index + horizonBars) - at(bars.open, index + 1)) > 0;
  let [n, hits, baseHits, next] = [0, 0, 0, 0];
  for (const { last } of found) {
    if (last >= ends || last < next) continue;
    next = last + horizonBars;
    n += 1;
    hits += isKept(last) ? 1 : 0;
  }
  for (let index = 0; index < ends; index += 1) baseHits += isKept(index) ? 1 : 0;
  return { n, hits, baseN: Math.max(0, ends), baseHits };
}
