import * as z from 'zod/mini';
import { Instant } from '../base/instant.ts';

/**
 * A vendor's pass for a day, shared by all instances: the vendor hands one out a minute. By itself it opens nothing, since
 * every call also carries the keys.
 */
export const VendorToken = z.object({
  value: z.optional(z.string()),
  expiresAtMs: Instant,
  /** When an instance last asked for one; the others wait. By the wall clock, as is the expiry. */
  askedAtMs: Instant,
});
export type VendorToken = z.output<typeof VendorToken>;
