import * as z from 'zod/mini';
import { Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';
import { foreignCurrencies } from '../ledger/currency.ts';

/** What an account has in a currency that is not won, and what that is worth in won at the newest rate known. */
export const ForeignHoldings = z.object({
  currency: z.enum(foreignCurrencies),
  cashUnits: Units,
  reservedUnits: Units,
  /** What came from outside, negative. */
  externalUnits: Units,
  /** Positions at their newest prices, those without one at their cost. */
  positionsUnits: Units,
  /** Won for one, and the age of that. */
  rate: z.number(),
  rateAtMs: Instant,
  /** All of it in won. */
  valueUnits: Units,
});
export type ForeignHoldings = z.output<typeof ForeignHoldings>;
