import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Candle } from './candle.ts';

/** The newest price of an instrument, and since when it is true. */
export const Quote = z.object({
  instrumentId: Id,
  price: z.number(),
  /** The close of the session before, which changes are counted from. */
  previousClose: z.optional(z.number()),
  /** Traded within 24 hours or the session, in the instrument. */
  volume: z.optional(z.number()),
  /** When the venue made this price, not when we fetched it. */
  atMs: Instant,
  /** The feed that said so. */
  source: z.string(),
  /** The candle still forming: for the chart only, never for decisions. */
  forming: z.optional(Candle),
  /** The candle closed last: lets an open chart grow without reading its page again. */
  closed: z.optional(Candle),
});
export type Quote = z.output<typeof Quote>;

/** The newest quotes of a group in one document, and how its feed is doing. */
export const Board = z.object({
  group: Id,
  /** The tick that wrote this board. */
  atMs: Instant,
  quotes: z.record(Id, Quote),
  feed: z.discriminatedUnion('status', [
    z.object({ status: z.literal('ok') }),
    z.object({ status: z.literal('failing'), sinceMs: Instant, message: z.string() }),
  ]),
});
export type Board = z.output<typeof Board>;

/** How old a quote may be before decisions refuse it. */
export const quoteAgeMaxMs = 3 * 60_000;
