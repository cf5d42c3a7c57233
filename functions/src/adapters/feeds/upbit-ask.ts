import { type Instant, secondMs } from '@gaemi/core/base/instant.ts';
import { askVendor, hostOf, parseJson, refusalOf, retryAfterOf } from './ask-vendor.ts';
import { FeedError } from './feed.ts';
import { createPacer } from './upbit-pacer.ts';

export interface UpbitFeedOptions {
  /** `https://api.upbit.com`, or a stand-in. */
  readonly baseUrl: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => Instant;
  readonly wait?: (spanMs: number) => Promise<void>;
  readonly timeoutMs?: number;
}

/** Asks one of the vendor's groups, each of which has its own pace. */
export type Ask = (group: string, path: string) => Promise<unknown>;

/** A call may arrive a second later than it was sent; the vendor refuses it then, and takes it in the next second. */
const attemptsMax = 3;

export function createUpbitAsk(options: UpbitFeedOptions): Ask {
  const { fetch = globalThis.fetch, now = Date.now, wait = sleep, timeoutMs = 10_000 } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const pacer = createPacer({ now, wait });

  async function askOnce(group: string, url: string) {
    await pacer.ready(group);
    const answer = await askVendor(url, { fetch, timeoutMs, bytesMax: 4_000_000 });
    pacer.learn(group, answer.headers.get('remaining-req'));
    return answer;
  }

  return async (group, path) => {
    const url = `${baseUrl}${path}`;
    for (let attempt = 1; ; attempt += 1) {
      const { status, headers, text } = await askOnce(group, url);
      if (status === 200) return parseJson(text, url);
      const said = `${hostOf(url)} answered ${status}: "${text.slice(0, 200)}"`;
      const wantedMs = retryAfterOf(headers);
      if (status === 418) throw new FeedError('throttled', said, { retryAfterMs: pacer.banned(wantedMs) });
      if (status === 404) throw new FeedError('unknown-symbol', said);
      if (status !== 429) throw new FeedError(refusalOf(status), said, { retryAfterMs: wantedMs });
      // Nobody of this group asks again before the next second, which `ready` waits for, or for as long as was said.
      const retryAfterMs = pacer.throttled(group, wantedMs);
      if (attempt === attemptsMax || retryAfterMs > secondMs) throw new FeedError('throttled', said, { retryAfterMs });
    }
  };
}

async function sleep(spanMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, spanMs));
}
