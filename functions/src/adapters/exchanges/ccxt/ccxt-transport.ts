import { askVenue } from '../ask-venue.ts';
import { createToldToWait } from './told-to-wait.ts';

/** Why a question has no answer: the venue said no, it takes nothing at the moment, it was never sent, or nobody knows. */
export type NoAnswer =
  | { readonly status: 'refused'; readonly code: string }
  | { readonly status: 'throttled' | 'withheld' | 'unclear'; readonly reason: string };

/** Carries what the venue really said through the library, whose own errors mix refusals with failures. */
export class NoAnswerError extends Error {
  readonly told: NoAnswer;

  constructor(told: NoAnswer) {
    super(`the venue did not answer: ${told.status}`);
    this.name = 'NoAnswerError';
    this.told = told;
  }
}

export interface CcxtTransportOptions {
  /** Where the venue is reached without a stand-in. */
  readonly trueUrl: RegExp;
  readonly baseUrl: string | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly now: () => number;
  /** The venue's own code of a refusal, if this is one. */
  refusalOf(body: unknown): string | undefined;
}

export type CcxtTransport = (url: string, init: RequestInit) => Promise<Response>;

/** Stands in for the library's transport: answers go through as they came, everything else is judged here. */
export function createCcxtTransport(options: CcxtTransportOptions): CcxtTransport {
  const { trueUrl, fetch, timeoutMs, now, refusalOf } = options;
  const toldToWait = createToldToWait(now);
  const baseUrl = options.baseUrl?.replace(/\/+$/, '');
  return async (libraryUrl, { method = 'GET', headers = {}, body = null }) => {
    const waiting = toldToWait.reasonNow(method);
    if (waiting !== undefined) throw new NoAnswerError({ status: 'withheld', reason: waiting });
    const url = baseUrl === undefined ? libraryUrl : libraryUrl.replace(trueUrl, baseUrl);
    const reply = await askVenue(url, { method, headers, body: body === '' ? null : body }, { fetch, timeoutMs });
    if (reply.status === 'silent') throw new NoAnswerError({ status: 'unclear', reason: reply.reason });
    const { status, headers: told } = reply;
    if (status === 429 || status === 418) {
      toldToWait.learn(status, told.get('retry-after'));
      throw new NoAnswerError({ status: 'throttled', reason: `the venue answered ${status}` });
    }
    if (status === 200 && reply.body !== undefined) return new Response(JSON.stringify(reply.body), { status });
    const code = status >= 400 && status < 500 ? refusalOf(reply.body) : undefined;
    if (code !== undefined) throw new NoAnswerError({ status: 'refused', code });
    throw new NoAnswerError({ status: 'unclear', reason: `the venue answered ${status}` });
  };
}
