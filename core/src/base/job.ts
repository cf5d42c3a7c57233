import * as z from 'zod/mini';
import { Instant } from './instant.ts';

/** How much of a run's work was done; the rest waits for the next one. */
export const JobProgress = z.object({ done: z.int(), total: z.int() });
export type JobProgress = z.output<typeof JobProgress>;

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
  /** Of functions that work through a list. */
  progress: z.optional(JobProgress),
});
export type Job = z.output<typeof Job>;
