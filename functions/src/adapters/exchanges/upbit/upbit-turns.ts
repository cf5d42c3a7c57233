import { type Instant, secondMs } from '@gaemi/core/base/instant.ts';
import { rulesOf } from '@gaemi/core/trading/rulebook.ts';

/** The vendor's groups of calls; the rulebook says how many a second each of them takes. */
export type UpbitGroup = 'order' | 'order-test' | 'default';

export interface UpbitTurns {
  /** Waits for a turn; answers how long the group stays closed when nobody should wait for that. */
  take(group: UpbitGroup): Promise<'go' | { readonly closedMs: number }>;
  /** Learns from the `Remaining-Req` header: `group=order; min=600; sec=9`. */
  learn(group: UpbitGroup, remaining: string | null): void;
  throttled(group: UpbitGroup): void;
  /** Every group stays closed: whoever goes on asking is banned for longer. */
  banned(): void;
}

/** Left unused, since the vendor's seconds do not begin with ours. */
const spareCalls = 2;
const turnsMax = 10;
/** How long a ban lasts is only said in prose. */
const banMs = 10 * 60_000;

/**
 * Keeps one key within the calls per second that the vendor allows; its windows are whole seconds. Processes do not know of
 * each other: of two that are busy at once one is told to wait, which the vendor counts and does not carry out.
 */
export function createUpbitTurns(clock: { now: () => Instant; wait: (spanMs: number) => Promise<void> }): UpbitTurns {
  const { now, wait } = clock;
  const groups = new Map<UpbitGroup, { limit: number; second: number; issued: number; closedUntilMs: Instant }>();
  let bannedUntilMs = 0;

  function groupOf(name: UpbitGroup) {
    const known = groups.get(name) ?? { limit: limitOf(name, now()), second: 0, issued: 0, closedUntilMs: 0 };
    groups.set(name, known);
    return known;
  }
  function untilNextSecond(): number {
    return secondMs - (now() % secondMs);
  }
  function isOpen(name: UpbitGroup): boolean {
    const group = groupOf(name);
    const second = Math.floor(now() / secondMs);
    if (group.second !== second) Object.assign(group, { second, issued: 0 });
    if (now() < group.closedUntilMs || group.issued >= group.limit - spareCalls) return false;
    group.issued += 1;
    return true;
  }
  function close(name: UpbitGroup): void {
    groupOf(name).closedUntilMs = now() + untilNextSecond();
  }

  return {
    async take(name) {
      for (let turn = 0; turn < turnsMax; turn += 1) {
        if (bannedUntilMs > now()) return { closedMs: bannedUntilMs - now() };
        if (isOpen(name)) return 'go';
        await wait(untilNextSecond());
      }
      return { closedMs: untilNextSecond() };
    },
    learn(name, remaining) {
      const left = Number(/\bsec=(\d{1,6})\b/.exec(remaining ?? '')?.[1] ?? Number.NaN);
      if (Number.isNaN(left)) return;
      const group = groupOf(name);
      group.limit = Math.max(group.limit, left + 1);
      if (left === 0) close(name);
    },
    throttled: close,
    banned() {
      bannedUntilMs = now() + banMs;
    },
  };
}

/** A group that no row of the rulebook names is asked once a second. */
function limitOf(name: UpbitGroup, atMs: Instant): number {
  return rulesOf('upbit', atMs).requestsPerSecond[name] ?? spareCalls + 1;
}
