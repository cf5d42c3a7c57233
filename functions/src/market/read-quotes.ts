import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { type Feed, FeedError } from '../adapters/feeds/feed.ts';
import type { Clock } from '../runtime/context.ts';

/** Clocks of vendors are a little ahead at times. */
const aheadMaxMs = 5 * minuteMs;

/**
 * The newest quotes of a feed, without those from the future: a board keeps the newest price it has seen, so one wrong year
 * would stay on it for good, and would never be too old to decide on.
 */
export async function readQuotes(
  feed: Feed,
  instruments: readonly Instrument[],
  { atMs: askedAtMs, clock }: { readonly atMs: Instant; readonly clock: Clock },
): Promise<readonly Quote[]> {
  const quotes = await feed.quotes(instruments);
  // By the clock as the answer arrives: a slow vendor's newest price is younger than the question.
  const latestMs = Math.max(askedAtMs, clock.nowMs()) + aheadMaxMs;
  const known = quotes.filter(({ atMs }) => atMs <= latestMs);
  const [first] = quotes;
  if (known.length > 0 || first === undefined) return known;
  const year = new Date(Math.min(first.atMs, 8.64e15)).getUTCFullYear();
  throw new FeedError('malformed', `${feed.name} sent prices from the future, of the year ${year}`);
}
