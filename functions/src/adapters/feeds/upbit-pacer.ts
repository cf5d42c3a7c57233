import { type Instant, secondMs } from '@gaemi/core/base/instant.ts';
import { FeedError } from './feed.ts';

/** The vendor bans an address for longer each time it goes on asking; how long is only said in prose. */
const banMs = 10 * 60_000;

export interface Pacer {
  /** Waits until the group has calls left. Throws a `FeedError` while the vendor has banned us. */
  ready(group: string): Promise<void>;
  /** Learns from the `Remaining-Req` header: `group=candles; min=600; sec=9`. */
  learn(group: string, remaining: string | null): void;
  /** Too many calls in this second; answers how long to keep still. */
  throttled(group: string): number;
  /** Told to go away; answers how long to keep still. */
  banned(): number;
}

/** Keeps to the calls per second that the vendor allows; its windows are whole seconds. */
export function createPacer({ now, wait }: { now: () => Instant; wait: (spanMs: number) => Promise<void> }): Pacer {
  const readyAtMs = new Map<string, Instant>();
  let bannedUntilMs = 0;
  const closeUntilNextSecond = (group: string) => {
    const spanMs = secondMs - (now() % secondMs);
    readyAtMs.set(group, now() + spanMs);
    return spanMs;
  };
  return {
    async ready(group) {
      const bannedMs = bannedUntilMs - now();
      if (bannedMs > 0) {
        throw new FeedError('throttled', 'the vendor has banned this address for a while', {
          retryAfterMs: bannedMs,
        });
      }
      const spanMs = (readyAtMs.get(group) ?? 0) - now();
      if (spanMs > 0) await wait(Math.min(spanMs, secondMs));
    },
    learn(group, remaining) {
      if (/\bsec=0\b/.test(remaining ?? '')) closeUntilNextSecond(group);
    },
    throttled: closeUntilNextSecond,
    banned() {
      bannedUntilMs = now() + banMs;
      return banMs;
    },
  };
}
