import { documentRef } from '@gaemi/core/collections.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { intervalMs } from '@gaemi/core/market/candle.ts';
import { mayAsk } from '@gaemi/core/market/feed-breaker.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { type Feed, FeedError } from '../adapters/feeds/feed.ts';
import type { Collecting, Collection } from './collect-group.ts';
import { readQuotes } from './read-quotes.ts';

/** Candles take a call each; more of them a minute would cost the stand-in its own instruments. */
const closedMax = 10;

/**
 * Asks the feed that stands in. Its prices, and the candle that closed last, go onto the board under its name; nothing of
 * it is kept in the history, which the instrument's own feed fills when it is back, and nothing is decided on it.
 */
export async function readFallback(
  { instruments, atMs }: Collection,
  context: Collecting,
): Promise<{ readonly name: string; readonly quotes: readonly Quote[] } | undefined> {
  const wanted = instruments.filter(({ fallbackFeed }) => fallbackFeed !== undefined);
  const name = wanted[0]?.fallbackFeed;
  if (name === undefined || !(await isAnswering(name, atMs, context))) return undefined;
  try {
    const feed = await context.feeds(name);
    const quotes = await readQuotes(feed, wanted, { atMs, clock: context.clock });
    const marked = await Promise.all(
      quotes.map((quote, index) =>
        index < closedMax ? withClosed(feed, quote, { wanted, atMs }) : { ...quote, isFallback: true as const },
      ),
    );
    return marked.length === 0 ? undefined : { name, quotes: marked };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    context.log.warn('the fallback has no answer either', { feed: name, kind: error.kind, reason: error.message });
    return undefined;
  }
}

/** A vendor that has told us to keep still is let alone in its second role too. */
async function isAnswering(name: string, atMs: number, { store }: Collecting): Promise<boolean> {
  const group = defaultInstruments.find(({ feed }) => feed === name)?.group;
  if (group === undefined) return true;
  return mayAsk((await store.get(documentRef('boards', group)))?.feed, atMs);
}

async function withClosed(
  feed: Feed,
  quote: Quote,
  { wanted, atMs }: { wanted: readonly Instrument[]; atMs: number },
): Promise<Quote> {
  const marked = { ...quote, isFallback: true } as const;
  const instrument = wanted.find(({ id }) => id === quote.instrumentId);
  if (instrument === undefined) return marked;
  const { interval } = instrument;
  const span = { fromMs: atMs - 5 * intervalMs[interval], toMs: atMs };
  // A quote without its candle is worth showing all the same.
  const candles = await feed.candles(instrument, interval, span).catch((error: unknown) => {
    if (error instanceof FeedError) return [];
    throw error;
  });
  const closed = candles.at(-1);
  return closed === undefined ? marked : { ...marked, closed };
}
