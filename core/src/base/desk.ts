import * as z from 'zod/mini';
import { Instant } from './instant.ts';
import { Text } from './text.ts';

/** Market time as a straight line through wall time; live desks have a speed of 1 and no offset. */
export const DeskClock = z.object({
  wallAtMs: Instant,
  marketAtMs: Instant,
  /** Market milliseconds per wall millisecond. */
  speed: z.number().check(z.positive()),
});
export type DeskClock = z.output<typeof DeskClock>;

/** What this desk is made of, so that the page can label what is recorded or simulated. Stored as `system/desk`. */
export const Desk = z.object({
  mode: z.enum(['replay', 'live']),
  clock: DeskClock,
  /** Whether orders for a real account leave; left out: they are rejected. */
  liveTrading: z.optional(z.boolean()),
  sources: z.array(
    z.object({
      instrumentId: z.string(),
      kind: z.enum(['recorded', 'simulated', 'live']),
      description: Text,
    }),
  ),
});
export type Desk = z.output<typeof Desk>;

/** The market time that belongs to a wall time. */
export function marketTimeAt(clock: DeskClock, wallMs: Instant): Instant {
  return Math.max(0, Math.floor(clock.marketAtMs + (wallMs - clock.wallAtMs) * clock.speed));
}
