import { minuteMs, secondMs } from '@gaemi/core/base/instant.ts';

export interface ToldToWait {
  /** Why a request must not leave now; undefined when it may. */
  reasonNow(method: string): string | undefined;
  /** The venue answered 429 or 418, perhaps with the seconds to wait. */
  learn(status: 429 | 418, retryAfter: string | null): void;
}

/** Where the venue names no time: long enough for a minute's weight to be over, and for the shortest ban. */
const waitMs: Readonly<Record<429 | 418, number>> = { 429: minuteMs, 418: 2 * minuteMs };

/** A ban of three days is the longest that there is. */
const waitMsMax = 3 * 24 * 60 * minuteMs;

/**
 * Keeps to what a venue demands when it was asked too often: after 429 nothing new is placed, though what was placed may be
 * looked up, since one of those may have been taken; after 418, a ban, nothing is asked at all, as asking on prolongs it.
 */
export function createToldToWait(now: () => number): ToldToWait {
  const untilMs = { 429: 0, 418: 0 };
  return {
    reasonNow(method) {
      if (now() < untilMs[418]) return 'the venue has banned this address for a while';
      if (method === 'POST' && now() < untilMs[429]) return 'the venue wants nothing new for a while';
      return undefined;
    },
    learn(status, retryAfter) {
      const seconds = /^\d{1,7}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0;
      const spanMs = seconds === 0 ? waitMs[status] : Math.min(seconds * secondMs, waitMsMax);
      untilMs[status] = Math.max(untilMs[status], now() + spanMs);
    },
  };
}
