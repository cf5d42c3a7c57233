import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { VenueAccount } from '../trading/venue-keys.ts';

const Fraction = z.number().check(z.gte(0), z.lte(1));

/** The limits of one person's account; fractions, not per cent. */
export const Limits = z.object({
  /** Gate 1. */
  tradingEnabled: z.boolean(),
  /** Gate 2: the loss of a day, of the equity the day began with, that ends new entries. */
  dailyLossFraction: Fraction,
  /** Gate 3: the move within five minutes that ends new entries in that instrument. */
  fiveMinuteMoveFraction: Fraction,
  /** Gate 4: the part of the equity that one instrument may take. */
  positionFraction: Fraction,
  /** Gate 5: the loss of a position, of its cost, that sells it. */
  stopLossFraction: Fraction,
  /** The part of the equity an order risks at a confidence of 0.5 … */
  orderFractionMin: Fraction,
  /** … and at 0.9 or more; in between it grows evenly. */
  orderFractionMax: Fraction,
});
export type Limits = z.output<typeof Limits>;

/** Whether new entries are stopped, by whom, and why. Exits and stops stay alive. */
export const Halt = z.object({
  halted: z.boolean(),
  atMs: Instant,
  by: z.string(),
  reason: z.string(),
});
export type Halt = z.output<typeof Halt>;

/** What decides over a person's orders, in one document, `settings/trading`. */
export const Settings = z.object({
  limits: Limits,
  /** Which strategies trade, and the part of the equity each may hold. */
  strategies: z.record(Id, z.object({ enabled: z.boolean(), capitalFraction: Fraction })),
  halt: Halt,
  /** Whether signals may sell futures short; left out: they only close. A person's own orders may either way. */
  shorts: z.optional(z.boolean()),
  /**
   * Where orders go; left out: paper. Any other is refused when an order leaves, unless whoever runs the desk has enabled live
   * trading.
   */
  venueAccount: z.optional(VenueAccount),
});
export type Settings = z.output<typeof Settings>;

/** The seeds' figures. */
export const defaultLimits: Limits = {
  tradingEnabled: true,
  dailyLossFraction: 0.05,
  fiveMinuteMoveFraction: 0.03,
  positionFraction: 0.3,
  stopLossFraction: 0.05,
  orderFractionMin: 0.01,
  orderFractionMax: 0.03,
};

/** What a new member begins with: every strategy trades with an equal part of the equity, nothing is halted. */
export function defaultSettings(strategyIds: readonly Id[], atMs: Instant): Settings {
  const capitalFraction = 1 / Math.max(1, strategyIds.length);
  return {
    limits: { ...defaultLimits },
    strategies: Object.fromEntries(strategyIds.map((id) => [id, { enabled: true, capitalFraction }])),
    halt: { halted: false, atMs, by: 'desk', reason: '' },
  };
}
