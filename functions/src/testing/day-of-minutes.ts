import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Feed } from '../adapters/feeds/feed.ts';

export const dayStartMs: Instant = Date.UTC(2026, 10, 19);
export const minutesPerDay = 1440;

/** Venues are done with a day soon after it. */
const correctedByMs = dayStartMs + (minutesPerDay + 15) * minuteMs;

/** A minute as a venue tells it: perhaps later than it closed, perhaps first with other values, perhaps never. */
export interface ToldMinute {
  readonly candle: Candle;
  /** Nobody traded, so the venue has no candle. */
  readonly isSilent: boolean;
  readonly toldAtMs: Instant;
  /** Until then its close is another one. */
  readonly correctedAtMs: Instant;
}

/** A day of a random walk; the seed decides the prices and what the venue does with them. */
export function dayOfMinutes(seed: number): ToldMinute[] {
  const luck = seededLuck(seed);
  let price = 100_000_000;
  return Array.from({ length: minutesPerDay }, (_, minute) => {
    const openAtMs = dayStartMs + minute * minuteMs;
    const open = price;
    price += Math.round((luck() - 0.5) * 200) * 1000;
    const [low, high] = open < price ? [open, price] : [price, open];
    const toldAtMs = openAtMs + minuteMs + (luck() < 0.05 ? Math.floor(luck() * 9) * minuteMs : 0);
    return {
      candle: { openAtMs, open, high, low, close: price, volume: Math.round(luck() * 1e6) / 1e4 },
      isSilent: luck() < 0.03,
      toldAtMs,
      correctedAtMs: luck() < 0.05 ? Math.min(toldAtMs + Math.floor(luck() * 90) * minuteMs, correctedByMs) : 0,
    };
  });
}

/** The venue as it answers at an instant: nothing that it has not told yet, nothing that it has not corrected yet. */
export function feedAt(day: readonly ToldMinute[], instrumentId: string, nowMs: Instant): Feed {
  const known = day
    .filter(({ isSilent, toldAtMs }) => !isSilent && toldAtMs <= nowMs)
    .map(({ candle, correctedAtMs }) => (correctedAtMs > nowMs ? { ...candle, close: candle.open } : candle));
  return {
    name: 'recorded',
    async quotes(instruments) {
      return instruments.map(({ id }) => ({ instrumentId: id, price: 1, atMs: nowMs, source: 'recorded' }));
    },
    async candles({ id }, interval, { fromMs, toMs }) {
      if (id !== instrumentId || interval !== '1m') return [];
      return known.filter(({ openAtMs }) => openAtMs >= fromMs && openAtMs + minuteMs <= toMs);
    },
  };
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function seededLuck(seed: number): () => number {
  let state = seed;
  return () => {
    // Numerical Recipes' constants; good enough to scatter faults.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
