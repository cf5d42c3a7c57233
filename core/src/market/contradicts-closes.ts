import type { Quote } from './board.ts';
import type { Candle } from './candle.ts';

/** Nothing else than a split moves a close that is over by a fifth. */
const apartMin = 0.2;
/** The quote may still speak of the day before, or already of today. */
const closesLookedAt = 3;

/**
 * Whether a vendor's close of the session before is none that we have kept: then shares were split since, and nobody has
 * told us yet. What a position has lost at such a price is not known.
 */
export function contradictsCloses({ previousClose }: Quote, days: readonly Candle[]): boolean {
  const closes = days.slice(-closesLookedAt).map(({ close }) => close);
  if (previousClose === undefined || closes.length === 0) return false;
  return closes.every((close) => Math.abs(previousClose / close - 1) >= apartMin);
}
