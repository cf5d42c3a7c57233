import type { VendorReply } from '../serve-vendor.ts';

export interface RateGroup {
  readonly name: string;
  readonly perSecond: number;
  /** A constant of the header's, deprecated by the vendor. */
  readonly perMinute: number;
}

export interface RateLimit {
  /** Counts a call; answers the header of a reply, or the refusal. */
  admit(group: RateGroup, caller?: string): { headers: Record<string, string> } | { refused: VendorReply };
}

/**
 * Counts calls by fixed seconds of the wall clock, as the vendor does. A desk whose market runs at 60 times the speed
 * asks 60 times as often, so the limits grow with `speed`.
 */
export function createRateLimit(speed: number, wallNow: () => number = Date.now): RateLimit {
  const counts = new Map<string, { second: number; calls: number }>();
  return {
    admit(group, caller = '') {
      const second = Math.floor(wallNow() / 1000);
      const key = `${group.name} ${caller}`;
      const before = counts.get(key);
      const calls = (before?.second === second ? before.calls : 0) + 1;
      counts.set(key, { second, calls });
      const allowed = Math.ceil(group.perSecond * Math.max(1, speed));
      const left = Math.max(0, allowed - calls);
      const headers = { 'remaining-req': `group=${group.name}; min=${group.perMinute}; sec=${left}` };
      if (calls <= allowed) return { headers };
      // The vendor does not document this body; clients must not rely on it.
      return { refused: { status: 429, headers, body: { error: { name: 'too_many_requests' } } } };
    },
  };
}
