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

/** Keeps how the newest run went. Never rejects: a run that went well stays one whose record is missing. */
export async function recordRun(
  { store, log }: { readonly store: Store; readonly log: Logger },
  run: Run,
  result: { readonly outcome: Job['outcome']; readonly error?: string; readonly progress?: JobProgress },
): Promise<void> {
  const { name, causeId, atMs } = run;
  const job: Job = { name, atMs, causeId, endedAtMs: Date.now(), durationMs: durationMs(run), ...result };
  try {
    await store.set(documentRef('jobs', name), job);
  } catch (error) {
    log.warn('the record of the run was not kept', { error });
  }
}
