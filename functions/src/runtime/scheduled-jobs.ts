import * as z from 'zod/mini';
import type { Schedule } from './newest-due.ts';

/** A function that the scheduler wakes. */
export interface ScheduledJob extends Schedule {
  readonly name: string;
  /** How long a run may take, in wall time. */
  readonly timeoutSeconds: number;
}

const Manifest = z.record(
  z.string(),
  z.object({ schedule: z.optional(z.string()), timeZone: z.optional(z.string()), timeoutSeconds: z.number() }),
);

/** What the scheduler wakes, and when. Read when it is first asked for: whoever makes the manifest cannot need it. */
export async function readScheduledJobs(): Promise<ScheduledJob[]> {
  const { default: manifest } = await import('../../manifest.json', { with: { type: 'json' } });
  return Object.entries(z.parse(Manifest, manifest)).flatMap(([name, { schedule, timeZone, timeoutSeconds }]) =>
    schedule === undefined || timeZone === undefined ? [] : [{ name, schedule, timeZone, timeoutSeconds }],
  );
}
