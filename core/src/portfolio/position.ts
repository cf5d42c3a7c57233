import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';

/** What is held of an instrument, at what cost; a closed position stays with a quantity of zero. */
export const Position = z.object({
  instrumentId: Id,
  currency: z.string(),
  quantityUnits: Units,
  /** Paid for what is still held, fees included. */
  costUnits: Units,
  /** That cost by the strategy that asked for it; together it is all of the cost. */
  costByStrategy: z.record(Id, Units),
  /** Won or lost by what was sold, fees and taxes included. */
  realizedUnits: Units,
  /** When it last grew from nothing: names the episode that a stop belongs to. */
  openedAtMs: Instant,
  updatedAtMs: Instant,
});
export type Position = z.output<typeof Position>;
