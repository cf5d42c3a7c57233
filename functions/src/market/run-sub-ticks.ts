import { type Instant, secondMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Board } from '@gaemi/core/market/board.ts';
import { nextBoard, saysTheSame } from '@gaemi/core/market/next-board.ts';
import { FeedError } from '../adapters/feeds/feed.ts';
import type { CollectedGroup, Collecting } from './collect-group.ts';
import { readQuotes } from './read-quotes.ts';

const subTickMs = 10 * secondMs;

/** Nothing is begun so late that an answer could come after the next minute's collector has started. */
const marginMs = 5 * secondMs;

/** The longest nap: a desk that replays has minutes of a second. */
const napMaxMs = 250;

/**
 * Reads quotes again every ten seconds until the minute is nearly over, of markets that never close. Boards that would
 * look the same are not written; candles and decisions keep to their minutes.
 */
export async function runSubTicks(
  groups: readonly CollectedGroup[],
  { fromMs, toMs }: { fromMs: Instant; toMs: Instant },
  context: Collecting,
): Promise<void> {
  let left = groups.filter(
    ({ board, instruments }) => board.feed.status === 'ok' && instruments.every(({ kind }) => kind === 'crypto'),
  );
  for (let atMs = fromMs + subTickMs; atMs < toMs - marginMs && left.length > 0; atMs += subTickMs) {
    // A tick that came late has missed some of its own.
    if (context.clock.nowMs() >= atMs + subTickMs) continue;
    await sleepUntil(atMs, context);
    if (context.clock.nowMs() >= toMs - marginMs) return;
    const read = await Promise.all(left.map((group) => readAgain(group, { atMs, toMs }, context)));
    left = read.filter((group) => group !== undefined);
  }
}

/** Answers nothing when the feed fails: the next minute's collector will say so. */
async function readAgain(
  group: CollectedGroup,
  { atMs, toMs }: { atMs: Instant; toMs: Instant },
  context: Collecting,
): Promise<CollectedGroup | undefined> {
  const [first] = group.instruments;
  if (first === undefined) return undefined;
  try {
    const feed = await context.feeds(first.feed);
    const quotes = await readQuotes(feed, group.instruments, { atMs, clock: context.clock });
    const board: Board = nextBoard(group.board, { ...group.board, atMs, quotes, closed: new Map() });
    // From here on the board is the next collector's.
    if (context.clock.nowMs() >= toMs) return undefined;
    if (saysTheSame(group.board, board)) return group;
    await context.store.set(documentRef('boards', group.group), board);
    return { ...group, board };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    context.log.warn('a sub-tick has no answer', { group: group.group, kind: error.kind, reason: error.message });
    return undefined;
  }
}

async function sleepUntil(atMs: Instant, { clock }: Collecting): Promise<void> {
  for (let leftMs = atMs - clock.nowMs(); leftMs > 0; leftMs = atMs - clock.nowMs()) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(leftMs, napMaxMs)));
  }
}
