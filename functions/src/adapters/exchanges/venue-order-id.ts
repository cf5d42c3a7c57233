import { createHash } from 'node:crypto';
import type { Id } from '@gaemi/core/base/id.ts';

/**
 * The id a venue knows our order by: our own where it fits, otherwise a digest of it, the same for ever. Characters that a
 * venue may not take count as not fitting.
 */
export function venueOrderId(orderId: Id, lengthMax: number): string {
  if (orderId.length <= lengthMax && /^[\w.:-]+$/.test(orderId)) return orderId;
  return createHash('sha256').update(orderId).digest('hex').slice(0, Math.min(lengthMax, 64));
}
