import type { ServerResponse } from 'node:http';
import { type CallableCode, type CallableError, callableStatuses } from './callable-error.ts';

/** An answer of the callable protocol, as it goes over the wire. */
export interface CallableAnswer {
  readonly status: number;
  readonly body: string;
}

export function resultAnswer(result: unknown): CallableAnswer {
  return { status: 200, body: JSON.stringify({ result: result ?? null }) };
}

/** What the person did wrong, in both languages. */
export function refusalAnswer({ code, text }: CallableError): CallableAnswer {
  return errorAnswer(code, text.en, text);
}

/** Our own fault: what exactly is in the log only. */
export const internalAnswer: CallableAnswer = errorAnswer('internal', 'INTERNAL');

/** For what cannot even be read as JSON. */
export const badRequestAnswer: CallableAnswer = errorAnswer('invalid-argument', 'Bad Request');

/**
 * Sends an answer whole, then does what comes after it before the response ends: the caller has everything once the
 * stated length has arrived, while the platform keeps the processor running until the end.
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: CallableAnswer,
  after?: () => Promise<void>,
): Promise<void> {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  response.write(body);
  await after?.();
  response.end();
}

function errorAnswer(code: CallableCode, message: string, details?: unknown): CallableAnswer {
  const status = code.toUpperCase().replaceAll('-', '_');
  return { status: callableStatuses[code], body: JSON.stringify({ error: { message, status, details } }) };
}
