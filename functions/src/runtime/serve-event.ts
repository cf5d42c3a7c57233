import { JobProgress } from '@gaemi/core/base/job.ts';
import * as z from 'zod/mini';
import { cloudLogger } from './cloud-logger.ts';
import { decodeEvent, identifyEvent } from './decode-event.ts';
import type { DefinedFunction } from './define.ts';
import { messageOf } from './describe-error.ts';
import type { Host } from './host.ts';
import { contextFor } from './outside.ts';
import { UnreadableMessageError } from './parse.ts';
import { durationMs, recordRun, startRun } from './record-run.ts';
import { traceIdOf } from './trace.ts';
import { watchTime } from './watch-time.ts';

/** Tells the framework to answer 500, so that the message comes again; what went wrong stays in the log. */
export class RunFailedError extends Error {
  constructor() {
    super('failed');
    this.name = 'RunFailedError';
    // The framework prints the stack; ours is in the log already, with the run it belongs to.
    this.stack = 'RunFailedError: the message was not handled and will come again; the line before says why';
  }
}

const Traced = z.object({ traceparent: z.optional(z.string()) });

/** Handles one delivery; returning acknowledges it, throwing has it delivered again. */
export function eventHandler(definition: DefinedFunction, host: Host): (event: unknown) => Promise<void> {
  return async (event) => {
    const { messageId, atMs: publishedAtMs } = identifyEvent(event, Date.now());
    const attempt = readDelivery(event);
    const atMs = attempt.delivery?.atMs ?? publishedAtMs;
    const run = startRun(definition.name, messageId, atMs);
    const traceId = traceIdOf({ traceparent: z.safeParse(Traced, event).data?.traceparent }) ?? messageId;
    const trace = `projects/${host.projectId}/traces/${traceId}`;
    const log = cloudLogger({ function: definition.name, causeId: messageId, atMs, trace }, host.writeLine);
    const record = recordRun.bind(undefined, { store: host.outside.store, log }, run);
    const stopWatch = watchTime(definition.timeoutSeconds, (late) => {
      log.error('late', { error: late });
      void record({ outcome: 'failed', error: messageOf(late) });
    });
    let answer: unknown;
    try {
      if (attempt.delivery === undefined) throw attempt.error;
      answer = await definition.handle(
        { data: attempt.delivery.data, atMs },
        contextFor(definition, host.outside, log),
      );
    } catch (error) {
      const refused = error instanceof UnreadableMessageError;
      log.error(refused ? 'refused: the message cannot be read' : 'failed', { error, durationMs: durationMs(run) });
      await record({ outcome: refused ? 'refused' : 'failed', error: messageOf(error) });
      if (refused) return;
      throw new RunFailedError();
    } finally {
      stopWatch();
    }
    log.info('handled', { durationMs: durationMs(run) });
    const progress = z.safeParse(JobProgress, answer).data;
    await record({ outcome: 'succeeded', ...(progress === undefined ? {} : { progress }) });
  };
}

function readDelivery(event: unknown) {
  try {
    return { delivery: decodeEvent(event, Date.now()) };
  } catch (error) {
    return { error };
  }
}
