import { type Instant, secondMs } from '@gaemi/core/base/instant.ts';
import * as z from 'zod/mini';
import type { Secrets } from '../secrets/secrets.ts';
import type { Store } from '../store/store.ts';
import { askVendor, hostOf, parseJson, refusalOf, retryAfterOf } from './ask-vendor.ts';
import { FeedError } from './feed.ts';
import { createKisToken, type KisKeys } from './kis-token.ts';

export interface KisOptions {
  /** `https://openapi.koreainvestment.com:9443`, the mock host, or a stand-in. */
  readonly baseUrl: string;
  readonly secrets: Pick<Secrets, 'get'>;
  /** Where the pass is shared between instances. */
  readonly store: Store;
  readonly fetch?: typeof globalThis.fetch;
  /** The wall clock, which passes and pace go by. */
  readonly now?: () => Instant;
  /** Market time, which minutes are asked by; the wall clock but on a desk that replays. */
  readonly marketNow?: () => Instant;
  readonly wait?: (spanMs: number) => Promise<void>;
  readonly timeoutMs?: number;
}

export interface KisClient {
  /** Asks one transaction; the answer's envelope is opened, its outputs are not. */
  ask(path: string, trId: string, query: Readonly<Record<string, string>>): Promise<unknown>;
  /** The mock host lacks some transactions and takes one call a second. */
  readonly isMock: boolean;
}

/** The real host takes 20 calls a second for a key; half of it is left to orders and to other instances. */
const spacingMs = { real: 100, mock: 1100 };

/** How often a refusal that was not carried out is asked again. */
const attemptsMax = 3;

/** The vendor's codes, which come with HTTP 500 and 200 alike. */
const passRefused = new Set(['EGW00121', 'EGW00122', 'EGW00123']);
const tooFast = new Set(['EGW00201', 'EGW00215']);
const passing = new Set(['EGW00300']);

const Envelope = z.looseObject({ rt_cd: z.string(), msg_cd: z.optional(z.string()), msg1: z.optional(z.string()) });

/** Speaks with the vendor's gateway: pass, pace, envelope and errors. */
export function createKisClient(options: KisOptions): KisClient {
  const { fetch = globalThis.fetch, now = Date.now, wait = sleep, timeoutMs = 10_000, store, secrets } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const isMock = baseUrl.startsWith('https://openapivts.');
  const keys = () => readKeys(secrets);
  const token = createKisToken({ baseUrl, store, fetch, timeoutMs, now, wait, keys });
  let nextAtMs = 0;

  async function takeTurn(): Promise<void> {
    const atMs = Math.max(now(), nextAtMs);
    nextAtMs = atMs + (isMock ? spacingMs.mock : spacingMs.real);
    if (atMs > now()) await wait(atMs - now());
  }

  async function askOnce(path: string, trId: string, query: Readonly<Record<string, string>>) {
    const pass = await token.get();
    await takeTurn();
    const url = `${baseUrl}${path}?${new URLSearchParams(query).toString()}`;
    const own = { 'content-type': 'application/json; charset=utf-8', tr_id: trId, tr_cont: '', custtype: 'P' };
    const headers = { ...own, ...(await keys()), authorization: `Bearer ${pass}` };
    return { url, ...(await askVendor(url, { fetch, timeoutMs, bytesMax: 2_000_000, init: { headers } })) };
  }

  async function ask(path: string, trId: string, query: Readonly<Record<string, string>>): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      const { url, status, headers, text } = await askOnce(path, trId, query);
      const answer = Envelope.safeParse(readBody(text, status, url));
      const code = answer.data?.msg_cd ?? '';
      if (answer.success && status === 200 && answer.data.rt_cd === '0') return answer.data;
      const mayAgain = attempt < attemptsMax;
      if (mayAgain && passRefused.has(code)) await token.forget();
      else if (mayAgain && (tooFast.has(code) || passing.has(code))) await wait(secondMs);
      else throw refusal({ url, status, text, code, wantedMs: retryAfterOf(headers) });
    }
  }

  return { ask, isMock };
}

async function readKeys(secrets: Pick<Secrets, 'get'>): Promise<KisKeys> {
  const [appkey, appsecret] = await Promise.all([secrets.get('KIS_APP_KEY'), secrets.get('KIS_APP_SECRET')]);
  if (!appkey || !appsecret) {
    throw new FeedError('down', 'KIS_APP_KEY and KIS_APP_SECRET are not set: this feed needs a key of its vendor');
  }
  return { appkey, appsecret };
}

/** A refusal may be any text; an answer must be JSON. */
function readBody(text: string, status: number, url: string): unknown {
  if (status === 200) return parseJson(text, url);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Refused {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  readonly code: string;
  readonly wantedMs: number | undefined;
}

function refusal({ url, status, text, code, wantedMs }: Refused): FeedError {
  const said = `${hostOf(url)} answered ${status}: "${text.slice(0, 200)}"`;
  if (status === 429 || tooFast.has(code)) {
    return new FeedError('throttled', said, { retryAfterMs: wantedMs ?? secondMs });
  }
  // Without an envelope, or with a refusal in it: what was asked cannot be had.
  if (status === 200) return new FeedError('malformed', said);
  return new FeedError(refusalOf(status), said, { retryAfterMs: wantedMs });
}

async function sleep(spanMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, spanMs));
}
