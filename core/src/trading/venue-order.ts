import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Fill } from './order.ts';

/**
 * What a venue that takes no ids of ours is remembered by: written before an order leaves, so that what was sent and not
 * answered can be told from what was never sent.
 */
export const VenueOrder = z.object({
  id: Id,
  userId: Id,
  venue: z.string(),
  /** The venue's day, `20261120`: its numbers are its own only within one. */
  date: z.string(),
  sentAtMs: Instant,
  /** Numbers of that day's orders before this one left: none of them is it. */
  before: z.array(z.string()),
  /** The venue's own number, once it is known. */
  number: z.optional(z.string()),
  /** Which of the venue's branches took it; a cancellation has to name it. */
  branch: z.optional(z.string()),
  /** As they grew: the venue tells only sums. */
  fills: z.array(Fill),
});
export type VenueOrder = z.output<typeof VenueOrder>;
