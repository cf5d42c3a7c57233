import { randomUUID } from 'node:crypto';
import type { Instant } from '@gaemi/core/base/instant.ts';
import * as z from 'zod/mini';
import { askVenue, type VenueReply } from '../ask-venue.ts';
import { type Pairs, queryText, signUpbitToken, type UpbitKeys } from './sign-upbit-token.ts';
import { createUpbitTurns, type UpbitGroup } from './upbit-turns.ts';

export interface UpbitOptions {
  /** `https://api.upbit.com`, or a stand-in. */
  readonly baseUrl: string;
  readonly keys: UpbitKeys;
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => Instant;
  readonly wait?: (spanMs: number) => Promise<void>;
  readonly nonce?: () => string;
  readonly timeoutMs?: number;
}

export type UpbitAnswer =
  | { readonly status: 'answered'; readonly body: unknown }
  /** The vendor says no, by the name of its error. */
  | { readonly status: 'refused'; readonly name: string; readonly httpStatus: number }
  /** Nothing left this machine. */
  | { readonly status: 'not-sent'; readonly reason: string }
  /** Turned away at the door for asking too often. */
  | { readonly status: 'throttled'; readonly reason: string }
  /** There is no such door: nothing was done. */
  | { readonly status: 'absent'; readonly reason: string }
  /** Nobody knows what the vendor has done. */
  | { readonly status: 'unclear'; readonly reason: string };

export interface UpbitQuestion {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly group: UpbitGroup;
  readonly pairs?: Pairs;
}

export type UpbitClient = (question: UpbitQuestion) => Promise<UpbitAnswer>;

/** Asks with a new token for each question, in turns, and never twice. */
export function createUpbitClient(options: UpbitOptions): UpbitClient {
  const { keys, fetch = globalThis.fetch, now = Date.now, wait = sleep, nonce = randomUUID } = options;
  const { timeoutMs = 10_000 } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const turns = createUpbitTurns({ now, wait });
  return async ({ method, path, group, pairs = [] }) => {
    const turn = await turns.take(group);
    if (turn !== 'go') return { status: 'not-sent', reason: `the venue takes nothing for ${turn.closedMs} ms` };
    const hasBody = method === 'POST';
    const query = hasBody || pairs.length === 0 ? '' : `?${queryText(pairs)}`;
    const init = {
      method,
      headers: {
        authorization: `Bearer ${signUpbitToken(keys, nonce(), pairs)}`,
        accept: 'application/json',
        ...(hasBody && { 'content-type': 'application/json; charset=utf-8' }),
      },
      ...(hasBody && { body: JSON.stringify(Object.fromEntries(pairs)) }),
    };
    const reply = await askVenue(`${baseUrl}${path}${query}`, init, { fetch, timeoutMs });
    if (reply.status !== 'silent') turns.learn(group, reply.headers.get('remaining-req'));
    if (reply.status === 429) turns.throttled(group);
    if (reply.status === 418) turns.banned();
    return judge(reply);
  };
}

const ErrorBody = z.object({ error: z.object({ name: z.string().check(z.regex(/^\w{1,60}$/)) }) });

function judge(reply: VenueReply): UpbitAnswer {
  const { status } = reply;
  if (status === 'silent') return { status: 'unclear', reason: reply.reason };
  if (status === 418 || status === 429) return { status: 'throttled', reason: `the venue answered ${status}` };
  if (status >= 200 && status < 300) {
    if (reply.body !== undefined) return { status: 'answered', body: reply.body };
    return { status: 'unclear', reason: `the venue answered ${status} with something other than JSON` };
  }
  const refusal = ErrorBody.safeParse(reply.body);
  // Only the vendor's own word for an error is a no; a gateway before it knows nothing of the order.
  if (status >= 400 && status < 500 && refusal.success) {
    return { status: 'refused', name: refusal.data.error.name, httpStatus: status };
  }
  const reason = `the venue answered ${status}`;
  return status === 404 || status === 405 ? { status: 'absent', reason } : { status: 'unclear', reason };
}

async function sleep(spanMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, spanMs));
}
