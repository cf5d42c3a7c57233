import { createHash } from 'node:crypto';
import { type Instant, minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Store } from '../store/store.ts';

export interface KisTokenOptions {
  readonly baseUrl: string;
  readonly store: Store;
  readonly now: () => Instant;
  readonly wait: (spanMs: number) => Promise<void>;
  readonly appkey: () => Promise<string>;
  /** Asks the vendor for a pass. */
  issue(): Promise<{ value: string; expiresAtMs: Instant }>;
  /** Whether a failed question counts against the vendor's minute. */
  isCounted(error: unknown): boolean;
  /** What is thrown when another instance is asking and does not get one in time. */
  busy(): Error;
}

/** A pass that ends within a call's time is no use. */
const spareMs = 5 * minuteMs;

/** The vendor's own limit: one pass a minute for a key. */
export const issueMs = minuteMs;

/** How long we look whether another instance, which is asking already, gets one. */
const looks = 5;

/** Answers a valid pass: of this process, of another instance through the store, or a new one. */
export function createKisToken(options: KisTokenOptions): { get(): Promise<string>; forget(): Promise<void> } {
  const { store, now, wait, baseUrl, appkey, issue, isCounted, busy } = options;
  const refOf = async () => documentRef('vendorTokens', passId(baseUrl, await appkey()));
  let finding: Promise<string> | undefined;
  let own: { value: string; expiresAtMs: Instant } | undefined;

  async function look(): Promise<'ask' | 'wait' | { value: string; expiresAtMs: Instant }> {
    const ref = await refOf();
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
    const ref = await refOf();
    try {
      const issued = await issue();
      await store.set(ref, { ...issued, askedAtMs: now() });
      return issued;
    } catch (error) {
      // What never reached the vendor does not count against its minute.
      if (!isCounted(error)) await store.set(ref, { expiresAtMs: 0, askedAtMs: 0 });
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
    throw busy();
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
      const ref = await refOf();
      await store.transact(async (transaction) => {
        const [known] = await transaction.getMany([ref]);
        if (known?.value === undefined || known.value !== refused) return;
        transaction.set(ref, { expiresAtMs: 0, askedAtMs: known.askedAtMs });
      });
    },
  };
}

/** One pass for a key, whoever asks for it; the key itself is no part of the name. */
function passId(baseUrl: string, appkey: string): string {
  return `kis_${createHash('sha256').update(`${baseUrl} ${appkey}`).digest('hex').slice(0, 32)}`;
}
