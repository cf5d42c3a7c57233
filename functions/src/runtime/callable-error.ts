import type { Text } from '@gaemi/core/base/text.ts';

/** The codes of the callable protocol, with the HTTP status each is sent as. */
export const callableStatuses = {
  'invalid-argument': 400,
  'failed-precondition': 400,
  unauthenticated: 401,
  'permission-denied': 403,
  'not-found': 404,
  aborted: 409,
  'resource-exhausted': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type CallableCode = keyof typeof callableStatuses;

/** What a callable tells whoever asked: what is wrong and what to do, in both languages. */
export class CallableError extends Error {
  readonly code: CallableCode;
  readonly text: Text;

  constructor(code: CallableCode, text: Text) {
    super(text.en);
    this.name = 'CallableError';
    this.code = code;
    this.text = text;
  }
}
