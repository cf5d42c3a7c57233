import type { Request, Response } from '@google-cloud/functions-framework';
import { cloudLogger } from './cloud-logger.ts';
import type { DefinedFunction, HttpAnswer } from './define.ts';
import type { Host } from './host.ts';
import { type JsonAnswer, sendAnswer } from './json-answer.ts';
import { contextFor } from './outside.ts';
import { traceIdOf } from './trace.ts';

/** Whoever asks more often gets what was answered last: anybody may ask, and each answer is read from the store. */
const keptMs = 5_000;

/** Answers JSON to anybody. Keeps no record of the run: strangers must not be able to make us write. */
export function httpHandler(definition: DefinedFunction, host: Host) {
  let kept: { readonly answer: Promise<JsonAnswer>; readonly untilMs: number } | undefined;
  return async (request: Request, response: Response): Promise<void> => {
    if (kept === undefined || performance.now() >= kept.untilMs) {
      kept = { answer: answerOf(definition, host, request), untilMs: performance.now() + keptMs };
    }
    await sendAnswer(response, await kept.answer);
  };
}

/** Never rejects. */
async function answerOf(definition: DefinedFunction, host: Host, request: Request): Promise<JsonAnswer> {
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
    // Made by `defineHttp`, which knows no other.
    const { isAlive, body } = answer as HttpAnswer;
    return { status: isAlive ? 200 : 503, body: JSON.stringify(body) };
  } catch (error) {
    log.error('failed', { error });
    return { status: 500, body: JSON.stringify({ error: 'internal' }) };
  }
}
