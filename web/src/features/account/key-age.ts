import type { Instant } from '@gaemi/core/base/instant.ts';
import { daysLeft, type VenueKeys } from '@gaemi/core/trading/venue-keys.ts';

export type KeyTone = 'ended' | 'urgent' | 'soon' | 'good' | 'endless';

/** How keys stand: a month before they end there is time, a week before there is none to lose. */
export function keyAge(keys: VenueKeys, marketNowMs: Instant): { readonly tone: KeyTone; readonly days: number } {
  const days = daysLeft(keys, marketNowMs);
  if (days === undefined) return { tone: 'endless', days: Infinity };
  const tone = days < 0 ? 'ended' : days <= 7 ? 'urgent' : days <= 30 ? 'soon' : 'good';
  return { tone, days };
}
