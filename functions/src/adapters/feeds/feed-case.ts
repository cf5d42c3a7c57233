import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Interval } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Feed } from './feed.ts';

export interface Replayed {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FeedCase {
  readonly name: string;
  createFeed(options: { fetch: typeof globalThis.fetch; timeoutMs: number }): Feed;
  /** The vendor's true answers; one that it would give for `unknown` too. */
  replay(url: string): Replayed;
  /** Whether faults are put in the place of this answer, or of one that only prepares the question. */
  isData(url: string): boolean;
  readonly known: readonly Instrument[];
  /** How many calls the known instruments take; one for a vendor that answers a whole group. */
  readonly callsPerGroup?: number;
  readonly unknown: Instrument;
  /** A recorded span of the first known instrument, and the openings in it. */
  readonly recorded: {
    readonly instrument: Instrument;
    readonly interval: Interval;
    readonly openingsMs: readonly Instant[];
  };
}

/** A feed that is given the case's answers, or others in their place. */
export function feedOf(feedCase: FeedCase, answer = feedCase.replay): Feed {
  const fetch: typeof globalThis.fetch = async (url) => {
    const { status, body, headers = {} } = answer(String(url));
    return new Response(body, { status, headers });
  };
  return feedCase.createFeed({ fetch, timeoutMs: 1000 });
}

/** What was thrown, as a value. */
export function thrown(error: unknown): unknown {
  return error;
}
