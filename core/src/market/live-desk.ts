import type { Desk } from '../base/desk.ts';
import type { Instant } from '../base/instant.ts';
import { defaultInstruments } from './instruments.ts';

/** A desk that watches real markets in real time, from an instant on. */
export function liveDesk(sinceMs: Instant): Desk {
  const sources = defaultInstruments.map(({ id, feed }) => ({
    instrumentId: id,
    kind: 'live' as const,
    description: { ko: `${feed}의 실시간 시세`, en: `live prices from ${feed}` },
  }));
  return { mode: 'live', clock: { wallAtMs: sinceMs, marketAtMs: sinceMs, speed: 1 }, sources };
}
