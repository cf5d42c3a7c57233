import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Text } from '../base/text.ts';
import { Candle } from './candle.ts';

/** The newest price of an instrument, and since when it is true. */
export const Quote = z.object({
  instrumentId: Id,
  price: z.number(),
  /** What its vendor calls it; left out for what the desk has a name of its own for. */
  name: z.optional(Text),
  /** The close of the session before, which changes are counted from. */
  previousClose: z.optional(z.number()),
  /** Traded within 24 hours or the session, in the instrument. */
  volume: z.optional(z.number()),
  /** When the venue made this price, not when we fetched it. */
  atMs: Instant,
  /** The feed that said so. */
  source: z.string(),
  /** The feed stands in for the instrument's own: shown with its name, never decided on. */
  isFallback: z.optional(z.literal(true)),
  /** What all of it is worth in its currency, by the same source at the same time; where the vendor says so. */
  marketCap: z.optional(z.number()),
  /** Of the last twelve months, by the same source; a company says each or does not. */
  fundamentals: z.optional(
    z.object({
      priceToEarnings: z.optional(z.number()),
      priceToBook: z.optional(z.number()),
      earningsPerShare: z.optional(z.number()),
      /** A fraction of the price. */
      dividendYield: z.optional(z.number()),
    }),
  ),
  /** The candle still forming: for the chart only, never for decisions. */
  forming: z.optional(Candle),
  /** The candle closed last: lets an open chart grow without reading its page again. */
  closed: z.optional(Candle),
});
export type Quote = z.output<typeof Quote>;

/** What is wrong with a feed: the same while it is asked on and while it is let alone. */
const trouble = {
  sinceMs: Instant,
  message: z.string(),
  /** Ticks in a row without an answer. */
  failures: z.int(),
  /** The feed whose quotes are shown meanwhile. */
  fallback: z.optional(z.string()),
};

/** How a feed is doing; kept on the board, where every instance and every page sees it. */
export const FeedState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok') }),
  z.object({ status: z.literal('failing'), ...trouble }),
  /** The breaker is open: nobody asks the vendor before `untilMs`. */
  z.object({ status: z.literal('open'), ...trouble, untilMs: Instant }),
]);
export type FeedState = z.output<typeof FeedState>;

/** The newest quotes of a group in one document, and how its feed is doing. */
export const Board = z.object({
  group: Id,
  /** The tick that wrote this board. */
  atMs: Instant,
  quotes: z.record(Id, Quote),
  feed: FeedState,
});
export type Board = z.output<typeof Board>;

/** How old a quote may be before decisions refuse it. */
export const quoteAgeMaxMs = 3 * 60_000;
