import { cloudEvent, http, type Request, type Response } from '@google-cloud/functions-framework';
import { cloudLogger } from './cloud-logger.ts';
import type { DefinedFunction } from './define.ts';
import type { Host } from './host.ts';
import { contextFor } from './outside.ts';
import { callableHandler } from './serve-callable.ts';
import { eventHandler } from './serve-event.ts';
import { traceIdOf } from './trace.ts';

/** Registers a function with the framework, under its own name. */
export function serve(definition: DefinedFunction, host: Host): void {
  if (definition.trigger === 'callable') http(definition.name, callableHandler(definition, host));
  else if (definition.trigger === 'http') http(definition.name, httpHandler(definition, host));
  else cloudEvent(definition.name, eventHandler(definition, host));
}

/** Answers JSON to anybody. Keeps no record of the run: strangers must not be able to make us write. */
function httpHandler(definition: DefinedFunction, host: Host) {
  return async (request: Request, response: Response): Promise<void> => {
    const traceId = traceIdOf({
      traceparent: request.header('traceparent'),
      cloudTraceContext: request.header('x-cloud-trace-context'),
    });
    const causeId = traceId ?? request.executionId ?? 'unknown';
    const atMs = host.outside.clock.nowMs();
    const trace = `projects/${host.projectId}/traces/${causeId}`;
    const log = cloudLogger({ function: definition.name, causeId, atMs, trace }, host.writeLine);
    try {
      const answer = await definition.handle({ data: request.query, atMs }, contextFor(definition, host.outside, log));
      response.status(200).json(answer);
    } catch (error) {
      log.error('failed', { error });
      response.status(500).json({ error: 'internal' });
    }
  };
}
