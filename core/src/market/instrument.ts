import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Text } from '../base/text.ts';
import { Units } from '../base/units.ts';
import { Interval } from './candle.ts';

/** What the desk watches: `KRW-BTC`, `005930.KS`, `^GSPC`. */
export const Instrument = z.object({
  id: Id,
  name: Text,
  kind: z.enum(['crypto', 'stock', 'index', 'currency']),
  /** What is owned after buying it, as the ledger calls it: `BTC`, `AAPL`. */
  asset: z.string(),
  /** What it is priced and paid in. */
  currency: z.enum(['KRW', 'USD']),
  /** Where it is traded; names the rulebook. */
  venue: z.enum(['upbit', 'krx', 'nasdaq', 'nyse', 'none']),
  /** Which adapter reads its prices. */
  feed: z.string(),
  /** The board its newest quote is written to: everything one call to the feed answers. */
  group: Id,
  /** The candles that strategies decide on. */
  interval: Interval,
  tradable: z.boolean(),
  /** Orders are multiples of this. */
  lotUnits: Units,
  priceDecimals: z.int(),
  /** What people search for; undefined when nobody searches for it by name. */
  searchTerm: z.optional(z.string()),
});
export type Instrument = z.output<typeof Instrument>;
