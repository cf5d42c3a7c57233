import { type Instant, secondMs } from '@gaemi/core/base/instant.ts';
import * as z from 'zod/mini';
import { createKisToken as createSharedToken, issueMs } from '../kis/kis-token.ts';
import type { Store } from '../store/store.ts';
import { type AskOptions, askVendor, parseJson } from './ask-vendor.ts';
import { FeedError } from './feed.ts';

export interface KisKeys {
  readonly appkey: string;
  readonly appsecret: string;
}

export interface KisTokenOptions extends Pick<AskOptions, 'fetch' | 'timeoutMs'> {
  readonly baseUrl: string;
  readonly store: Store;
  readonly now: () => Instant;
  readonly wait: (spanMs: number) => Promise<void>;
  readonly keys: () => Promise<KisKeys>;
}

const Issued = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number().check(z.positive()) });

/** Answers a valid pass: of this process, of another instance through the store, or a new one. */
export function createKisToken(options: KisTokenOptions): { get(): Promise<string>; forget(): Promise<void> } {
  const { baseUrl, store, now, wait, keys } = options;
  return createSharedToken({
    baseUrl,
    store,
    now,
    wait,
    appkey: async () => (await keys()).appkey,
    issue: () => issue(options),
    isCounted: (error) => error instanceof FeedError && error.kind === 'throttled',
    busy: () =>
      new FeedError('throttled', 'the vendor hands out one pass a minute, and another instance is asking', {
        retryAfterMs: issueMs,
      }),
  });
}

async function issue({ baseUrl, fetch, timeoutMs, now, keys }: KisTokenOptions) {
  const url = `${baseUrl}/oauth2/tokenP`;
  const body = JSON.stringify({ grant_type: 'client_credentials', ...(await keys()) });
  const init = { method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body };
  const { status, text } = await askVendor(url, { fetch, timeoutMs, bytesMax: 100_000, init });
  if (text.includes('EGW00133')) {
    throw new FeedError('throttled', 'the vendor hands out one pass a minute', { retryAfterMs: issueMs });
  }
  if (status === 429) throw new FeedError('throttled', 'too many calls', { retryAfterMs: secondMs });
  // The body may quote the keys back, so it is not told.
  if (status !== 200) throw new FeedError('down', `the vendor refused a pass with status ${status}: check the keys`);
  const parsed = Issued.safeParse(parseJson(text, url));
  if (!parsed.success) throw new FeedError('malformed', 'the vendor sent no readable pass');
  return { value: parsed.data.access_token, expiresAtMs: now() + Math.floor(parsed.data.expires_in * secondMs) };
}
