import * as z from 'zod/mini';
import { Instant } from './instant.ts';

/** How a function's newest run went. */
export const Job = z.object({
  name: z.string(),
  /** The logical time of the message it handled. */
  atMs: Instant,
  /** When the run ended, by the wall clock. */
  endedAtMs: Instant,
  durationMs: z.number(),
  outcome: z.enum(['succeeded', 'failed', 'refused']),
  /** The id of the message that caused the run. */
  causeId: z.string(),
  error: z.optional(z.string()),
});
export type Job = z.output<typeof Job>;
