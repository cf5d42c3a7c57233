import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Fill } from './order.ts';

/** The paper venue's own record of an order, so that it can be asked later what became of it. */
export const PaperOrder = z.object({
  id: Id,
  userId: Id,
  instrumentId: Id,
  atMs: Instant,
  outcome: z.discriminatedUnion('status', [
    z.object({ status: z.literal('filled'), fills: z.array(Fill) }),
    z.object({ status: z.literal('rejected'), reason: z.string() }),
  ]),
});
export type PaperOrder = z.output<typeof PaperOrder>;
