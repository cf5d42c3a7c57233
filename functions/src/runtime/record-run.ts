import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Job, JobProgress } from '@gaemi/core/base/job.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Store } from '../adapters/store/store.ts';
import type { Logger } from './logger.ts';

/** A run as it is told from inside: what it handled and when it began, by the monotonic clock. */
export interface Run {
  readonly name: string;
  readonly causeId: string;
  readonly atMs: Instant;
  readonly startedMs: number;
}

export function startRun(name: string, causeId: string, atMs: Instant): Run {
  return { name, causeId, atMs, startedMs: performance.now() };
}

export function durationMs(run: Run): number {
  return Math.round((performance.now() - run.startedMs) * 10) / 10;
}

/** What was recorded last, by function. An economy: forgetting it costs one write. */
const recorded = new WeakMap<Store, Map<string, Job>>();

/**
 * Keeps how the newest run went. Never rejects: a run that went well stays one whose record is missing. Of messages of the
 * same minute that all went well, as those of many instruments do, one record says it.
 */
export async function recordRun(
  { store, log }: { readonly store: Store; readonly log: Logger },
  run: Run,
  result: { readonly outcome: Job['outcome']; readonly error?: string; readonly progress?: JobProgress },
): Promise<void> {
  const { name, causeId, atMs } = run;
  const job: Job = { name, atMs, causeId, endedAtMs: Date.now(), durationMs: durationMs(run), ...result };
  const known = recorded.get(store) ?? new Map<string, Job>();
  recorded.set(store, known);
  if (saysTheSame(known.get(name), job)) return;
  // Before it is written: eighty runs of a minute may end together, and one document takes one write a second.
  known.set(name, job);
  try {
    await store.set(documentRef('jobs', name), job);
  } catch (error) {
    if (known.get(name) === job) known.delete(name);
    log.warn('the record of the run was not kept', { error });
  }
}

/** A message that comes late, or again, says nothing new of how the function is either. */
function saysTheSame(known: Job | undefined, { outcome, atMs, progress }: Job): boolean {
  return known?.outcome === 'succeeded' && outcome === 'succeeded' && known.atMs >= atMs && progress === undefined;
}
