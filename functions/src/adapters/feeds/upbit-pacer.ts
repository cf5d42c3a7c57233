import { type Instant, secondMs } from '@gaemi/core/base/instant.ts';
import { FeedError } from './feed.ts';

/** The vendor bans an address for longer each time it goes on asking; how long is mostly said in prose only. */
const banMs = 10 * 60_000;

export interface Pacer {
  /** Waits until the group has calls left. Throws a `FeedError` while the vendor has banned us. */
  ready(group: string): Promise<void>;
  /** Learns from the `Remaining-Req` header: `group=candles; min=600; sec=9`. */
  learn(group: string, remaining: string | null): void;
  /** Too many calls in this second, or for as long as the vendor says; answers how long to keep still. */
  throttled(group: string, wantedMs?: number): number;
  /** Told to go away; answers how long to keep still. */
  banned(wantedMs?: number): number;
}

/** What is documented; a stand-in may allow more and says so in its header. */
const callsPerSecond = 10;

/** Left unused, since the vendor's seconds do not begin with ours. */
const spareCalls = 2;

/** Nobody waits longer than that for a turn; the function would be ended before. */
const turnsMax = 60;

interface Group {
  limit: number;
  second: number;
  issued: number;
  closedUntilMs: Instant;
}

/** Keeps to the calls per second that the vendor allows, however many ask at once; its windows are whole seconds. */
export function createPacer({ now, wait }: { now: () => Instant; wait: (spanMs: number) => Promise<void> }): Pacer {
  const groups = new Map<string, Group>();
  let bannedUntilMs = 0;

  function groupOf(name: string): Group {
    const known = groups.get(name) ?? { limit: callsPerSecond, second: 0, issued: 0, closedUntilMs: 0 };
    groups.set(name, known);
    return known;
  }
  function untilNextSecond(): number {
    return secondMs - (now() % secondMs);
  }
  function close(name: string, wantedMs = 0): number {
    const spanMs = Math.max(untilNextSecond(), wantedMs);
    const group = groupOf(name);
    group.closedUntilMs = Math.max(group.closedUntilMs, now() + spanMs);
    return spanMs;
  }
  function takeTurn(group: Group): boolean {
    const second = Math.floor(now() / secondMs);
    if (group.second !== second) Object.assign(group, { second, issued: 0 });
    if (now() < group.closedUntilMs || group.issued >= group.limit - spareCalls) return false;
    group.issued += 1;
    return true;
  }

  return {
    async ready(name) {
      for (let turn = 0; turn < turnsMax; turn += 1) {
        const bannedMs = bannedUntilMs - now();
        if (bannedMs > 0) {
          throw new FeedError('throttled', 'the vendor has banned this address for a while', {
            retryAfterMs: bannedMs,
          });
        }
        const group = groupOf(name);
        const closedMs = group.closedUntilMs - now();
        // No function waits for minutes; whoever asks is told to come back.
        if (closedMs > secondMs) {
          throw new FeedError('throttled', `the vendor's "${name}" group is closed for a while`, {
            retryAfterMs: closedMs,
          });
        }
        if (takeTurn(group)) return;
        await wait(untilNextSecond());
      }
      throw new FeedError('throttled', `too many calls wait for the vendor's "${name}" group`, {
        retryAfterMs: untilNextSecond(),
      });
    },
    learn(name, remaining) {
      const left = Number(/\bsec=(\d{1,6})\b/.exec(remaining ?? '')?.[1] ?? Number.NaN);
      if (Number.isNaN(left)) return;
      const group = groupOf(name);
      group.limit = Math.max(group.limit, left + 1);
      if (left === 0) close(name);
    },
    throttled: close,
    banned(wantedMs = banMs) {
      bannedUntilMs = now() + wantedMs;
      return wantedMs;
    },
  };
}
