import { createHash } from 'node:crypto';
import type { Order } from '@gaemi/core/trading/order.ts';

/**
 * The id a venue knows our order by: our own with a mark of its person where that fits, otherwise a digest of both, the
 * same for ever. A signal gives all persons the same order id, and two of them may share an account at a venue: without
 * the mark the second would take the first one's order for theirs. Characters that a venue may not take count as not fitting.
 */
export function venueOrderId({ userId, id }: Pick<Order, 'userId' | 'id'>, lengthMax: number): string {
  const readable = `${id}-${digestOf(userId).slice(0, 8)}`;
  if (readable.length <= lengthMax && /^[\w.:-]+$/.test(readable)) return readable;
  return digestOf(`${userId} ${id}`).slice(0, Math.min(lengthMax, 64));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
