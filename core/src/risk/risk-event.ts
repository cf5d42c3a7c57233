import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Text } from '../base/text.ts';

/** Something that stopped or restarted trading, or would have. */
export const RiskEvent = z.object({
  id: Id,
  kind: z.enum(['refused', 'halted', 'resumed', 'stopped-out', 'margin-call', 'liquidated']),
  rule: z.string(),
  text: Text,
  atMs: Instant,
  orderId: z.optional(Id),
});
export type RiskEvent = z.output<typeof RiskEvent>;
