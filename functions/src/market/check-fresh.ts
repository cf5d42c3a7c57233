import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { FeedError } from '../adapters/feeds/feed.ts';

/** The largest coins trade every second; ten minutes without a trade in any of them is the feed's silence. */
const staleMs = 10 * minuteMs;

/** A feed that answers, but with old prices; only markets that never close can tell. */
export function checkFresh(
  instruments: readonly Instrument[],
  quotes: readonly Quote[],
  atMs: Instant,
): FeedError | undefined {
  if (quotes.length === 0 || instruments.some(({ kind }) => kind !== 'crypto')) return undefined;
  const newestMs = Math.max(...quotes.map((quote) => quote.atMs));
  if (atMs - newestMs <= staleMs) return undefined;
  return new FeedError('stale', `no price has changed since ${new Date(newestMs).toISOString()}`);
}
