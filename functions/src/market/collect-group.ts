import type { Id } from '@gaemi/core/base/id.ts';
import { hourMs, type Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Board, FeedState, Quote } from '@gaemi/core/market/board.ts';
import { sessionAt } from '@gaemi/core/market/calendar/sessions.ts';
import type { Interval } from '@gaemi/core/market/candle.ts';
import { afterFault, mayAsk, withFallback } from '@gaemi/core/market/feed-breaker.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { nextBoard, saysTheSame, withoutOthers } from '@gaemi/core/market/next-board.ts';
import { type Feed, FeedError } from '../adapters/feeds/feed.ts';
import type { Context } from '../runtime/context.ts';
import { checkFresh } from './check-fresh.ts';
import { keepAndAnnounce, type RecentRead, readRecent } from './keep-and-announce.ts';
import { readFallback } from './read-fallback.ts';
import { readQuotes } from './read-quotes.ts';

export type Collecting = Context<'feeds'>;

export interface Collection {
  readonly group: Id;
  readonly instruments: readonly Instrument[];
  readonly atMs: Instant;
  /** Its board as the last tick left it. */
  readonly before: Board | undefined;
}

/** A group as it was left, for whoever reads on within the minute. */
export interface CollectedGroup extends Collection {
  readonly board: Board;
}

/** Reads one vendor's instruments; answers the board that was written. */
export async function collectGroup(collection: Collection, context: Collecting): Promise<CollectedGroup> {
  const { group, instruments, atMs, before } = collection;
  const ref = documentRef('boards', group);
  const read = mayAsk(before?.feed, atMs) ? await readGroup(collection, before, context) : undefined;
  const fault = read?.fault;
  if (fault !== undefined) context.log.warn('a feed has no answer', { group, kind: fault.kind, reason: fault.message });

  const told = before?.feed ?? ok;
  const ownState = read === undefined ? told : fault === undefined ? ok : afterFault(before, fault, atMs);
  const fallback = ownState.status === 'ok' ? undefined : await readFallback(collection, context);
  const state = withFallback(ownState, fallback?.name);
  const news = { group, atMs, quotes: [...(read?.quotes ?? []), ...(fallback?.quotes ?? [])], closed: closedOf(read) };
  const watched = new Set(instruments.map(({ id }) => id));
  // Until its history is read, a feed that had failed has not recovered: the page would flicker.
  const first = fault === undefined && told.status === 'failing' ? told : state;
  const board = withoutOthers(nextBoard(before, { ...news, feed: first }), watched);
  const [, ...keptFaults] = await Promise.all([
    context.store.set(ref, board),
    ...(read?.recent ?? []).map((recent) => keepRecent(recent, read?.feed, { atMs, context })),
  ]);
  const keptFault = keptFaults.find((one) => one !== undefined);
  const final = { ...board, feed: keptFault === undefined ? state : afterFault(before, keptFault, atMs) };
  if (!saysTheSame(final, board)) await context.store.set(ref, final);
  return { ...collection, board: final };
}

const ok: FeedState = { status: 'ok' };

interface GroupRead {
  readonly feed: Feed | undefined;
  readonly quotes: readonly Quote[];
  readonly recent: readonly RecentRead[];
  readonly fault: FeedError | undefined;
}

async function readGroup(
  { instruments, atMs }: Collection,
  before: Board | undefined,
  context: Collecting,
): Promise<GroupRead> {
  const [first] = instruments;
  if (first === undefined) return { feed: undefined, quotes: [], recent: [], fault: undefined };
  const feed = await context.feeds(first.feed);
  const due = instruments.flatMap((instrument) => intervalsDue(instrument, atMs, before));
  // Everything at once: the age of a price begins when it is asked for.
  const [quotes, ...reads] = await Promise.all([
    readQuotes(feed, instruments, { atMs, clock: context.clock }).catch(faultOf),
    ...due.map((wanted) => readRecent(feed, wanted, atMs).catch(faultOf)),
  ]);
  const faults = reads.filter((one) => one instanceof FeedError);
  const recent = reads.flatMap((one) => (one instanceof FeedError ? [] : [one]));
  for (const { kind, message } of faults) context.log.warn('candles were not read', { kind, reason: message });
  const stale = quotes instanceof FeedError ? undefined : checkFresh(instruments, quotes, atMs);
  return {
    feed,
    quotes: quotes instanceof FeedError ? [] : quotes,
    recent,
    fault: quotes instanceof FeedError ? quotes : (stale ?? groupFault(faults, due.length)),
  };
}

/** What is wrong with one symbol is not what is wrong with its vendor. */
function groupFault(faults: readonly FeedError[], asked: number): FeedError | undefined {
  const vendors = faults.find(({ kind }) => kind === 'down' || kind === 'throttled');
  return vendors ?? (faults.length === asked ? faults[0] : undefined);
}

/**
 * Minutes are read every minute and hours on the hour, those that are decided on also when those of their session end;
 * after a failure, or on a new desk, everything is read. A day is read after the close of its own market, by
 * collect-closes.
 */
function intervalsDue(instrument: Instrument, atMs: Instant, before: Board | undefined): Instrument[] {
  const isHour = atMs % hourMs === 0;
  // What its vendor has lost is not asked for again every minute; what is new on a list has its history read at once.
  const isUnquoted = isHour && before?.quotes[instrument.id] === undefined;
  const isNew = before?.feed.status !== 'ok' || isUnquoted;
  const onTheHour = isNew || isHour || endsSessionHour(instrument, atMs);
  // Charts show hours and days of everything, whichever of them is decided on.
  const slower = (isNew ? ['1h', '1d'] : onTheHour ? ['1h'] : []) satisfies Interval[];
  const due = instrument.interval === '1m' ? (['1m', ...slower] as const) : slower;
  return due.map((interval) => ({ ...instrument, interval }));
}

/** New York opens at half past: its hours are whole then, and a decision on one would else come half an hour late. */
function endsSessionHour({ interval, calendar }: Instrument, atMs: Instant): boolean {
  if (interval !== '1h' || calendar === undefined) return false;
  const session = sessionAt(calendar, atMs - 1);
  return session !== undefined && (atMs - session.opensAtMs) % hourMs === 0;
}

function closedOf(read: GroupRead | undefined) {
  const own = (read?.recent ?? []).filter(({ isDecidedOn }) => isDecidedOn);
  return new Map(
    own.flatMap(({ instrument, candles }) => candles.slice(-1).map((one) => [instrument.id, one] as const)),
  );
}

async function keepRecent(
  recent: RecentRead,
  feed: Feed | undefined,
  { atMs, context }: { atMs: Instant; context: Collecting },
): Promise<FeedError | undefined> {
  if (feed === undefined) return undefined;
  return keepAndAnnounce(recent, { feed, atMs }, context).then(() => undefined, faultOf);
}

/** A feed without an answer is expected; anything else is broken. */
function faultOf(error: unknown): FeedError {
  if (error instanceof FeedError) return error;
  throw error;
}
