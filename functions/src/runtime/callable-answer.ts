import { type CallableCode, type CallableError, callableStatuses } from './callable-error.ts';
import type { JsonAnswer } from './json-answer.ts';

export function resultAnswer(result: unknown): JsonAnswer {
  return { status: 200, body: JSON.stringify({ result: result ?? null }) };
}

/** What the person did wrong, in both languages. */
export function refusalAnswer({ code, text }: CallableError): JsonAnswer {
  return errorAnswer(code, text.en, text);
}

/** Our own fault: what exactly is in the log only. */
export const internalAnswer: JsonAnswer = errorAnswer('internal', 'INTERNAL');

/** For what cannot even be read as JSON. */
export const badRequestAnswer: JsonAnswer = errorAnswer('invalid-argument', 'Bad Request');

function errorAnswer(code: CallableCode, message: string, details?: unknown): JsonAnswer {
  const status = code.toUpperCase().replaceAll('-', '_');
  return { status: callableStatuses[code], body: JSON.stringify({ error: { message, status, details } }) };
}
