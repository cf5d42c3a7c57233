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

interface Known {
  /** Of every function of this version. */
  readonly names: ReadonlySet<string>;
  /** What the scheduler wakes, and when. */
  readonly scheduled: readonly ScheduledJob[];
}

/** What a function may know of the others. Read when it is first asked for: whoever makes the manifest cannot need it. */
export async function readManifest(): Promise<Known> {
  const { default: manifest } = await import('../../manifest.json', { with: { type: 'json' } });
  const entries = Object.entries(z.parse(Manifest, manifest));
  const scheduled = entries.flatMap(([name, { schedule, timeZone, timeoutSeconds }]) =>
    schedule === undefined || timeZone === undefined ? [] : [{ name, schedule, timeZone, timeoutSeconds }],
  );
  return { names: new Set(entries.map(([name]) => name)), scheduled };
}
