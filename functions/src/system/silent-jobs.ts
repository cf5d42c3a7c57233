import { type Instant, minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import type { Job } from '@gaemi/core/base/job.ts';
import { newestDue } from '../runtime/newest-due.ts';
import type { ScheduledJob } from '../runtime/read-manifest.ts';

interface Moment {
  /** Market time. */
  readonly nowMs: Instant;
  /** Market milliseconds per wall millisecond. */
  readonly speed: number;
  /** Since when the desk is there; what was due before is nobody's fault. */
  readonly sinceMs: Instant;
}

/** A message on its way, in wall time. */
const deliveryMs = minuteMs;

/** The functions that have not handled a tick which was due so long ago that a run of it would have ended. */
export function silentJobs(
  scheduled: readonly ScheduledJob[],
  jobs: readonly Pick<Job, 'name' | 'atMs'>[],
  { nowMs, speed, sinceMs }: Moment,
): string[] {
  const handledMs = new Map(jobs.map(({ name, atMs }) => [name, atMs]));
  return scheduled.flatMap((job) => {
    const patienceMs = (job.timeoutSeconds * secondMs + deliveryMs) * speed;
    const dueMs = newestDue(job, Math.max(0, Math.floor(nowMs - patienceMs)));
    return (handledMs.get(job.name) ?? sinceMs) < dueMs ? [job.name] : [];
  });
}
