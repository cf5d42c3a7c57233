import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';
import { FuturesPart } from './position.ts';
import { ForeignHoldings } from './foreign-holdings.ts';

/** A position at the newest price known when the portfolio was valued. */
export const ValuedPosition = z.object({
  instrumentId: Id,
  /** What its amounts and its price are in; left out: won. */
  currency: z.optional(z.string()),
  quantityUnits: Units,
  costUnits: Units,
  costByStrategy: z.record(Id, Units),
  /** Of futures what their contracts are worth, below zero when sold short; only what is not settled of it is equity. */
  valueUnits: Units,
  unrealizedUnits: Units,
  realizedUnits: Units,
  price: z.number(),
  /** The age of that price. */
  priceAtMs: Instant,
  futures: z.optional(FuturesPart),
});
export type ValuedPosition = z.output<typeof ValuedPosition>;

/** A person's account as one document, in won. Stored as `portfolio/current`. */
export const Portfolio = z.object({
  currency: z.literal('KRW'),
  atMs: Instant,
  /** The newest entry of the ledger that it counts; left out by valuations of older versions. */
  ledgerSequence: z.optional(z.int()),
  cashUnits: Units,
  /** Promised to orders that have not ended; part of the equity. */
  reservedUnits: Units,
  /** Put up for futures, part of the equity; left out while there are none. */
  marginUnits: z.optional(Units),
  /** Cash and positions at their newest prices. */
  equityUnits: Units,
  /** The Korean date of the trading day and the equity it began with, deposits and withdrawals of the day included. */
  day: z.object({
    date: z.string(),
    startEquityUnits: Units,
    /** What the day's return is a share of, see `returnBase`; left out: the beginning. */
    baseUnits: z.optional(Units),
    /** What exchange rates alone have made of the day; the rest of its change is prices and trades. Left out: nothing. */
    ratesUnits: z.optional(Units),
  }),
  /** The balance of the outside world, the negative of all deposits less withdrawals: its change is never profit or loss. */
  externalUnits: Units,
  /** In won, what was paid in other currencies at the newest rate; so are the three below. */
  feesUnits: Units,
  taxesUnits: Units,
  realizedUnits: Units,
  unrealizedUnits: Units,
  positions: z.array(ValuedPosition),
  /** Dollars and USDT, part of the equity; left out while there are none. */
  foreign: z.optional(z.array(ForeignHoldings)),
});
export type Portfolio = z.output<typeof Portfolio>;

/**
 * What the day's gain or loss is a share of. Each deposit and withdrawal scales it as it scales the equity, so that neither
 * changes the share: the time-weighted return (GIPS).
 */
export function returnBase({ baseUnits, startEquityUnits }: Portfolio['day']): Units {
  return baseUnits ?? startEquityUnits;
}

/** One day of an account; `dailyStats/{date}`. */
export const DailyStat = z.object({
  date: z.string(),
  startEquityUnits: Units,
  endEquityUnits: Units,
  atMs: Instant,
});
export type DailyStat = z.output<typeof DailyStat>;
