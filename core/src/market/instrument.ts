import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Text } from '../base/text.ts';
import { Units } from '../base/units.ts';
import { Interval } from './candle.ts';

/** What the desk watches: `KRW-BTC`, `005930.KS`, `^GSPC`. */
export const Instrument = z.object({
  id: Id,
  name: Text,
  kind: z.enum(['crypto', 'stock', 'index', 'currency', 'future']),
  /**
   * What is owned after buying it, as the ledger calls it: `BTC`, `AAPL`. The same coin abroad is another asset,
   * `binance:BTC`: it cannot be sold at home.
   */
  asset: z.string(),
  /** What it is priced and paid in. */
  currency: z.enum(['KRW', 'USD', 'USDT']),
  /** Where it is traded; names the rulebook, and with it the price steps. */
  venue: z.enum(['upbit', 'krx', 'krx-futures', 'krx-mini-futures', 'nasdaq', 'nyse', 'binance', 'none']),
  /** The calendar of its sessions; left out for what trades through the week without a calendar of its own. */
  calendar: z.optional(z.enum(['crypto', 'krx', 'krx-futures', 'us-stocks'])),
  /** Which adapter reads its prices. */
  feed: z.string(),
  /** Which adapter stands in while that one fails; what it says is shown and never decided on. */
  fallbackFeed: z.optional(z.string()),
  /** The board its newest quote is written to: everything one call to the feed answers. */
  group: Id,
  /** The candles that strategies decide on. */
  interval: Interval,
  tradable: z.boolean(),
  /** Orders are multiples of this. */
  lotUnits: Units,
  priceDecimals: z.int(),
  /** Prices are multiples of this, where the venue states it for each market; left out: its rulebook goes by the price. */
  tickUnits: z.optional(Units),
  /** Of a future that is traded here: what one contract moves when its price moves by one. Left out: its price is what it costs. */
  multiplierUnits: z.optional(Units),
  /** What people search for; undefined when nobody searches for it by name. */
  searchTerm: z.optional(z.string()),
  /** By the Global Industry Classification Standard; left out where there is none. What it is worth is in its quote. */
  sector: z.optional(z.enum(['information-technology', 'communication-services', 'consumer-discretionary'])),
});
export type Instrument = z.output<typeof Instrument>;

/** What the venue calls it: `BTC` of `binance:BTC`. */
export function coinOf({ asset }: Pick<Instrument, 'asset'>): string {
  return asset.slice(asset.indexOf(':') + 1);
}
