import { type Instant, minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import * as z from 'zod/mini';
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

/** A pass that ends within a call's time is no use. */
const spareMs = 5 * minuteMs;

/** The vendor's own limit: one pass a minute for a key. */
const issueMs = minuteMs;

/** How long we look whether another instance, which is asking already, gets one. */
const looks = 5;

const Issued = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number().check(z.positive()) });

/** Answers a valid pass: of this process, of another instance through the store, or a new one. */
export function createKisToken(options: KisTokenOptions): { get(): Promise<string>; forget(): Promise<void> } {
  const { store, now, wait } = options;
  const ref = documentRef('vendorTokens', 'kis');
  let finding: Promise<string> | undefined;
  let own: { value: string; expiresAtMs: Instant } | undefined;

  async function look(): Promise<'ask' | 'wait' | { value: string; expiresAtMs: Instant }> {
    return store.transact(async (transaction) => {
      const [known] = await transaction.getMany([ref]);
      if (known?.value !== undefined && known.expiresAtMs - spareMs > now()) {
        return { value: known.value, expiresAtMs: known.expiresAtMs };
      }
      if (known !== undefined && now() - known.askedAtMs < issueMs) return 'wait';
      // Whoever writes this asks; all others find it and wait.
      transaction.set(ref, { expiresAtMs: 0, askedAtMs: now() });
      return 'ask';
    });
  }

  async function issueAndShare() {
    try {
      const issued = await issue(options);
      await store.set(ref, { ...issued, askedAtMs: now() });
      return issued;
    } catch (error) {
      // What never reached the vendor does not count against its minute.
      const isCounted = error instanceof FeedError && error.kind === 'throttled';
      if (!isCounted) await store.set(ref, { expiresAtMs: 0, askedAtMs: 0 });
      throw error;
    }
  }

  async function find(): Promise<string> {
    if (own !== undefined && own.expiresAtMs - spareMs > now()) return own.value;
    for (let attempt = 0; attempt < looks; attempt += 1) {
      const seen = await look();
      if (seen === 'ask') return (own = await issueAndShare()).value;
      if (typeof seen === 'object') {
        own = seen;
        return seen.value;
      }
      await wait(secondMs);
    }
    throw new FeedError('throttled', 'the vendor hands out one pass a minute, and another instance is asking', {
      retryAfterMs: issueMs,
    });
  }

  return {
    /** Many questions at once want one pass. */
    get: () =>
      (finding ??= find().finally(() => {
        finding = undefined;
      })),
    /** After the vendor has refused it: the next question asks anew, unless somebody has already. */
    async forget() {
      const refused = own?.value;
      own = undefined;
      await store.transact(async (transaction) => {
        const [known] = await transaction.getMany([ref]);
        if (known?.value === undefined || known.value !== refused) return;
        transaction.set(ref, { expiresAtMs: 0, askedAtMs: known.askedAtMs });
      });
    },
  };
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
