import { Id } from '@gaemi/core/base/id.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Request, Response } from '@google-cloud/functions-framework';
import * as z from 'zod/mini';
import { StoreBusyError } from '../adapters/store/store.ts';
import { busyError } from './busy-error.ts';
import { CallableError } from './callable-error.ts';
import { internalAnswer, refusalAnswer, resultAnswer } from './callable-answer.ts';
import { cloudLogger } from './cloud-logger.ts';
import type { Caller, DefinedFunction } from './define.ts';
import { messageOf } from './describe-error.ts';
import type { Host } from './host.ts';
import { holdUntil } from './hold-until.ts';
import { sendAnswer } from './json-answer.ts';
import type { Logger } from './logger.ts';
import { noteWrites } from './note-writes.ts';
import { contextFor } from './outside.ts';
import { durationMs, recordRun, startRun } from './record-run.ts';
import { traceIdOf } from './trace.ts';
import { watchTime } from './watch-time.ts';

/** A person's request is a few fields; anything larger is not one. */
export const callableBytesMax = 100_000;

const Body = z.strictObject({ data: z.unknown() });

/** Speaks Firebase's callable protocol, so that the official client can ask. Sends no CORS header: the page is same-origin. */
export function callableHandler(definition: DefinedFunction, host: Host) {
  return async (request: Request, response: Response): Promise<void> => {
    const nowMs = host.outside.clock.nowMs();
    const traceId = traceIdOf({
      traceparent: request.header('traceparent'),
      cloudTraceContext: request.header('x-cloud-trace-context'),
    });
    const causeId = traceId ?? request.executionId ?? 'unknown';
    const trace = `projects/${host.projectId}/traces/${causeId}`;
    const log = cloudLogger({ function: definition.name, causeId, atMs: nowMs, trace }, host.writeLine);
    const run = startRun(definition.name, causeId, nowMs);
    const record = recordRun.bind(undefined, { store: host.outside.store, log }, run);
    let known = false;
    let hasWritten = false;
    const stopWatch = watchTime(definition.timeoutSeconds, (late) => {
      log.error('late', { error: late });
      if (known) void record({ outcome: 'failed', error: messageOf(late) });
    });
    try {
      const data = readBody(request);
      const caller = await requireCaller(request.header('authorization'), host);
      const membership = requireMember(caller, host).then(() => (known = true));
      const noted = noteWrites(contextFor(definition, host.outside, log), () => (hasWritten = true));
      const context = holdUntil(membership, noted);
      // Ports can do what cannot be held back.
      if (definition.uses.length > 0) await membership;
      const handled = definition.handle({ data, atMs: nowMs, caller }, context);
      // Whoever may not ask is told so, whatever the function made of the question.
      handled.catch(() => undefined);
      await membership;
      const answer = resultAnswer(await handled);
      log.info('handled', { durationMs: durationMs(run), userId: caller.userId });
      await sendAnswer(response, answer, () => record({ outcome: 'succeeded' }));
    } catch (thrown) {
      const error = thrown instanceof StoreBusyError ? busyError(thrown, hasWritten) : thrown;
      const refused = error instanceof CallableError;
      reportFailure(log, error, durationMs(run));
      // Strangers cannot make us write: a record is kept of what members ask for, and billed.
      const outcome = refused ? 'refused' : 'failed';
      const keep = () => record({ outcome, error: messageOf(error) });
      await sendAnswer(response, refused ? refusalAnswer(error) : internalAnswer, known ? keep : undefined);
    } finally {
      stopWatch();
    }
  };
}

/** The `data` of the request; the token is looked at only after the shape is right, as it costs more. */
function readBody(request: Request): unknown {
  const body = z.safeParse(Body, request.body);
  const isJson = /^application\/json(?:;|$)/i.test(request.header('content-type') ?? '');
  const isSmall = (request.rawBody?.length ?? 0) <= callableBytesMax;
  if (request.method !== 'POST' || !isJson || !isSmall || !body.success || !('data' in body.data)) {
    throw new CallableError('invalid-argument', {
      ko: '잘못된 요청입니다. JSON {"data": …} 형식으로 POST 해 주세요.',
      en: 'Bad Request: POST the JSON {"data": …}',
    });
  }
  return body.data.data;
}

async function requireCaller(authorization: string | undefined, host: Host): Promise<Caller> {
  const [, token] = /^bearer (\S+)$/i.exec(authorization ?? '') ?? [];
  const caller = token === undefined ? undefined : await host.verifyToken(token);
  // Ids of other sign-in systems may hold a slash, which would name another document.
  if (caller !== undefined && z.safeParse(Id, caller.userId).success) return caller;
  throw new CallableError('unauthenticated', { ko: '로그인이 필요합니다.', en: 'Sign in first.' });
}

async function requireMember({ userId }: Caller, host: Host): Promise<void> {
  const member = await host.outside.store.get(documentRef('users', userId));
  if (member !== undefined) return;
  throw new CallableError('permission-denied', {
    ko: '이 데스크의 회원이 아닙니다. 소유자에게 등록을 요청하세요.',
    en: 'You are not a member of this desk: ask its owner to add you.',
  });
}

function reportFailure(log: Logger, error: unknown, elapsedMs: number): void {
  if (error instanceof CallableError)
    log.info(`refused: ${error.text.en}`, { code: error.code, durationMs: elapsedMs });
  else log.error('failed', { error, durationMs: elapsedMs });
}
