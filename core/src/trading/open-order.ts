import * as z from 'zod/mini';
import { Id, makeId } from '../base/id.ts';
import { Instant } from '../base/instant.ts';

/** That an order is under way: from its acceptance until all of it is in the ledger. A quiet desk has none of these. */
export const OpenOrder = z.object({ id: Id, userId: Id, orderId: Id, sinceMs: Instant });
export type OpenOrder = z.output<typeof OpenOrder>;

export function openOrderId(userId: Id, orderId: Id): Id {
  return makeId(userId, orderId);
}
