import type { Id } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import type { Board, FeedState, Quote } from './board.ts';
import type { Candle } from './candle.ts';

export interface BoardNews {
  readonly group: Id;
  readonly atMs: Instant;
  readonly feed: FeedState;
  readonly quotes: readonly Quote[];
  /** The candle of each instrument that closed last. */
  readonly closed: ReadonlyMap<Id, Candle>;
}

/** Puts what was read on the board; a slower repeat of an earlier tick never turns a price back. */
export function nextBoard(before: Board | undefined, news: BoardNews): Board {
  const quotes: Record<string, Quote> = { ...before?.quotes };
  for (const quote of news.quotes) {
    const known = quotes[quote.instrumentId];
    // The instrument's own feed takes its place back, whatever the other one's clock says.
    const isReturn = known?.isFallback === true && quote.isFallback !== true;
    if (known !== undefined && known.atMs > quote.atMs && !isReturn) continue;
    const closed = news.closed.get(quote.instrumentId) ?? quote.closed ?? (isReturn ? undefined : known?.closed);
    quotes[quote.instrumentId] = closed === undefined ? quote : { ...quote, closed };
  }
  return { group: news.group, atMs: Math.max(news.atMs, before?.atMs ?? 0), quotes, feed: news.feed };
}

/** Leaves out what nobody watches any more. */
export function withoutOthers(board: Board, instrumentIds: ReadonlySet<Id>): Board {
  const quotes = Object.entries(board.quotes).filter(([id]) => instrumentIds.has(id));
  return { ...board, quotes: Object.fromEntries(quotes) };
}

/** Whether a page would look different, beside the time of the tick. */
export function saysTheSame(left: Board, right: Board): boolean {
  const { atMs: _left, ...before } = left;
  const { atMs: _right, ...after } = right;
  return sameValue(before, after);
}

function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const [leftEntries, rightEntries] = [Object.entries(left), new Map(Object.entries(right))];
  if (leftEntries.length !== rightEntries.size) return false;
  return leftEntries.every(([key, value]) => rightEntries.has(key) && sameValue(value, rightEntries.get(key)));
}
