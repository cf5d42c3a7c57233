import * as z from 'zod/mini';
import { Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';

/** What an account has in dollars, and what that is worth in won at the newest rate known. */
export const ForeignHoldings = z.object({
  currency: z.literal('USD'),
  cashUnits: Units,
  reservedUnits: Units,
  /** The dollars that came from outside, negative. */
  externalUnits: Units,
  /** Positions at their newest prices, those without one at their cost. */
  positionsUnits: Units,
  /** Won per dollar, and the age of that. */
  rate: z.number(),
  rateAtMs: Instant,
  /** All of it in won. */
  valueUnits: Units,
});
export type ForeignHoldings = z.output<typeof ForeignHoldings>;
