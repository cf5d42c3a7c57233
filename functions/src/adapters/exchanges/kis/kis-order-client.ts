import { type Instant, secondMs } from '@gaemi/core/base/instant.ts';
import * as z from 'zod/mini';
import { createKisToken } from '../../kis/kis-token.ts';
import type { Store } from '../../store/store.ts';
import { askVenue, type VenueReply } from '../ask-venue.ts';

export interface KisAccountKeys {
  readonly appKey: string;
  readonly appSecret: string;
  /** `12345678-01` */
  readonly account: string;
}

export interface KisOrderOptions {
  /** `https://openapi.koreainvestment.com:9443`, the mock host, or a stand-in. */
  readonly baseUrl: string;
  readonly keys: KisAccountKeys;
  readonly store: Store;
  readonly fetch?: typeof globalThis.fetch;
  /** Market time, which the venue's day goes by. */
  readonly now?: () => Instant;
  /** The wall clock, which passes and pace go by. */
  readonly wallNow?: () => Instant;
  readonly wait?: (spanMs: number) => Promise<void>;
  readonly timeoutMs?: number;
}

export type KisAnswer =
  | { readonly status: 'answered'; readonly body: unknown; readonly hasMore: boolean }
  /** The vendor says no, by its code; nothing was carried out. */
  | { readonly status: 'refused'; readonly code: string }
  | { readonly status: 'not-sent' | 'unclear'; readonly reason: string };

export interface KisQuestion {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Of the real host; the mock's twin is derived. */
  readonly trId: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Asks for the page after the one before. */
  readonly isNext?: boolean;
}

/** Half of what the real host takes is left to prices and to other instances. */
const spacingMs = { real: 100, mock: 1100 };

/** The gateway's own words, which come with HTTP 500: it has passed nothing on. */
const passRefused = new Set(['EGW00121', 'EGW00122', 'EGW00123']);
/** A failure on the way to the ledger: nobody knows what was passed on. */
const unclearCodes = new Set(['EGW00300']);

const Envelope = z.object({ rt_cd: z.string(), msg_cd: z.string().check(z.regex(/^\s*\w{1,20}\s*$/)) });
const Hash = z.object({ HASH: z.string().check(z.minLength(1)) });
const Issued = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number().check(z.positive()) });

/** Speaks with the vendor's gateway for one account. No question is ever asked twice. */
export function createKisOrderClient(options: KisOrderOptions): (question: KisQuestion) => Promise<KisAnswer> {
  const { keys, store, fetch = globalThis.fetch, wallNow = Date.now, wait = sleep, timeoutMs = 10_000 } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const isMock = /^https?:\/\/openapivts\./.test(baseUrl);
  const own = { appkey: keys.appKey, appsecret: keys.appSecret };
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const send = (url: string, init: RequestInit) => askVenue(url, init, { fetch, timeoutMs });
  const token = createKisToken({
    baseUrl,
    store,
    now: wallNow,
    wait,
    appkey: async () => keys.appKey,
    issue: () => issuePass(send, { baseUrl, own, wallNow }),
    isCounted: (error) => error instanceof NoPassError && error.isCounted,
    busy: () => new NoPassError('the vendor hands out one pass a minute, and another instance is asking', true),
  });
  let nextAtMs = 0;
  async function takeTurn(): Promise<void> {
    const atMs = Math.max(wallNow(), nextAtMs);
    nextAtMs = atMs + (isMock ? spacingMs.mock : spacingMs.real);
    if (atMs > wallNow()) await wait(atMs - wallNow());
  }
  async function hashOf(body: string): Promise<string | undefined> {
    await takeTurn();
    const reply = await send(`${baseUrl}/uapi/hashkey`, { method: 'POST', headers: { ...json, ...own }, body });
    return reply.status === 200 ? Hash.safeParse(reply.body).data?.HASH : undefined;
  }

  return async ({ method, path, trId, fields, isNext = false }) => {
    const pass = await token
      .get()
      .catch((error: unknown) => (error instanceof NoPassError ? error : new NoPassError()));
    if (pass instanceof NoPassError) return { status: 'not-sent', reason: pass.message };
    const body = method === 'POST' ? JSON.stringify(fields) : undefined;
    const hash = body === undefined ? undefined : await hashOf(body);
    if (body !== undefined && hash === undefined) return { status: 'not-sent', reason: 'the venue gave no hash key' };
    await takeTurn();
    const query = body === undefined ? `?${new URLSearchParams(fields).toString()}` : '';
    const headers = {
      ...json,
      ...own,
      authorization: `Bearer ${pass}`,
      tr_id: isMock ? trId.replace(/^[TJC]/, 'V') : trId,
      tr_cont: isNext ? 'N' : '',
      custtype: 'P',
      ...(hash !== undefined && { hashkey: hash }),
    };
    const reply = await send(`${baseUrl}${path}${query}`, { method, headers, ...(body !== undefined && { body }) });
    const answer = judge(reply);
    if (answer.status === 'refused' && passRefused.has(answer.code)) await token.forget();
    return answer;
  };
}

class NoPassError extends Error {
  readonly isCounted: boolean;

  constructor(message = 'no pass of the venue could be had', isCounted = false) {
    super(message);
    this.name = 'NoPassError';
    this.isCounted = isCounted;
  }
}

type Send = (url: string, init: RequestInit) => Promise<VenueReply>;

async function issuePass(
  send: Send,
  { baseUrl, own, wallNow }: { baseUrl: string; own: object; wallNow: () => Instant },
): Promise<{ value: string; expiresAtMs: Instant }> {
  const body = JSON.stringify({ grant_type: 'client_credentials', ...own });
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const reply = await send(`${baseUrl}/oauth2/tokenP`, { method: 'POST', headers, body });
  const issued = reply.status === 200 ? Issued.safeParse(reply.body).data : undefined;
  if (issued !== undefined) {
    return { value: issued.access_token, expiresAtMs: wallNow() + Math.floor(issued.expires_in * secondMs) };
  }
  // One a minute: whoever asks on is refused for as long.
  throw new NoPassError('the venue handed out no pass: check the keys', reply.status === 403);
}

function judge(reply: VenueReply): KisAnswer {
  if (reply.status === 'silent') return { status: 'unclear', reason: reply.reason };
  const envelope = Envelope.safeParse(reply.body).data;
  const code = envelope?.msg_cd.trim() ?? '';
  if (envelope === undefined || unclearCodes.has(code)) {
    return { status: 'unclear', reason: `the venue answered ${reply.status}${code === '' ? '' : ` with ${code}`}` };
  }
  if (reply.status === 200 && envelope.rt_cd === '0') {
    return { status: 'answered', body: reply.body, hasMore: /^[FM]$/.test(reply.headers.get('tr_cont') ?? '') };
  }
  // Refusals come with 200, the gateway's own with 500 and a code of its own; any other failure has decided nothing.
  const isRefusal = reply.status === 200 || code.startsWith('EGW');
  return isRefusal ? { status: 'refused', code } : { status: 'unclear', reason: `the venue answered ${reply.status}` };
}

async function sleep(spanMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, spanMs));
}
