import type { Id } from '@gaemi/core/base/id.ts';
import { hourMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Board, Quote } from '@gaemi/core/market/board.ts';
import { type Candle, closeAtMs, intervalMs } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import { type Feed, FeedError } from '../adapters/feeds/feed.ts';
import type { Context } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';
import { keepCandles } from './keep-candles.ts';

/** Asked again at every tick, since venues correct the newest candles for a while. */
const recentCandles = 5;

/** How often a kind of candle is looked for; a repeat of that tick is told again. */
const tickMs = { '1m': minuteMs, '1h': hourMs, '1d': hourMs };

/** How far back a desk that has nothing yet begins. */
const historyMs = { '1m': 26 * hourMs, '1h': 60 * 24 * hourMs, '1d': 730 * 24 * hourMs };

type Collecting = Context<'feeds'>;

/** Every minute: reads each group's quotes onto its board, keeps what candles are missing, announces the newest. */
export const collectCandles = defineScheduled({
  name: 'collect-candles',
  identity: 'collector',
  schedule: '* * * * *',
  memoryMb: 512,
  timeoutSeconds: 120,
  uses: ['feeds'],
  async run({ atMs }, context) {
    const groups = Map.groupBy(defaultInstruments, ({ group }) => group);
    // Groups are independent: one silent vendor must not keep the others from being read.
    await Promise.all([...groups].map(([group, instruments]) => collectGroup({ group, instruments, atMs }, context)));
  },
});

interface Collection {
  readonly group: Id;
  readonly instruments: readonly Instrument[];
  readonly atMs: Instant;
}

async function collectGroup({ group, instruments, atMs }: Collection, context: Collecting): Promise<void> {
  const [first] = instruments;
  if (first === undefined) return;
  const ref = documentRef('boards', group);
  const boardBefore = context.store.get(ref);
  const before = () => boardBefore;
  const feed = await context.feeds(first.feed);
  let board: Board | undefined;
  try {
    // Everything at once: the age of a price begins when it is asked for.
    const [quotes, ...reads] = await Promise.all([
      feed.quotes(instruments),
      ...instruments.map(async (instrument) =>
        (await isDue(instrument, atMs, before)) ? readRecent(feed, instrument, atMs) : undefined,
      ),
    ]);
    const recent = reads.filter((read) => read !== undefined);
    board = nextBoard({ group, atMs, before: await before(), quotes, recent });
    await Promise.all([
      context.store.set(ref, board),
      ...recent.map((read) => keepAndAnnounce(read, { feed, atMs }, context)),
    ]);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    context.log.warn(`the feed "${feed.name}" has no answer`, { group, kind: error.kind, reason: error.message });
    const known = board ?? (await before());
    await context.store.set(ref, failingBoard({ group, atMs, before: known, message: error.message }));
  }
}

/** Minutes are read every minute, everything slower on the hour; after a failure, or on a new desk, all is read. */
async function isDue(
  { interval }: Instrument,
  atMs: Instant,
  before: () => Promise<Board | undefined>,
): Promise<boolean> {
  return interval === '1m' || atMs % hourMs === 0 || (await before())?.feed.status !== 'ok';
}

interface RecentRead {
  readonly instrument: Instrument;
  readonly candles: readonly Candle[];
}

async function readRecent(feed: Feed, instrument: Instrument, atMs: Instant): Promise<RecentRead> {
  const { interval } = instrument;
  // Daily bars skip weekends and holidays, so a few of them need a longer look.
  const spanMs = interval === '1m' ? recentCandles * intervalMs[interval] : 14 * 24 * hourMs;
  const candles = await feed.candles(instrument, interval, { fromMs: atMs - spanMs, toMs: atMs });
  return { instrument, candles: candles.slice(-recentCandles) };
}

async function keepAndAnnounce(
  { instrument, candles }: RecentRead,
  { feed, atMs }: { feed: Feed; atMs: Instant },
  { store, publish }: Collecting,
): Promise<void> {
  const { interval } = instrument;
  const target = { instrument, source: feed.name, atMs, store };
  let kept = await keepCandles(candles, { ...target, acrossGap: false });
  const { lastKnownMs } = kept;
  if (kept.status === 'gap') {
    const fromMs = lastKnownMs ?? atMs - historyMs[interval];
    const missing = await feed.candles(instrument, interval, { fromMs, toMs: atMs });
    kept = await keepCandles([...missing, ...candles].toSorted(byOpening), { ...target, acrossGap: true });
  }
  const announced = new Set(kept.status === 'kept' ? kept.revised.map(({ openAtMs }) => openAtMs) : []);
  for (const { openAtMs } of candles) {
    // The newest is told again at every repeat of the tick: whoever wrote it may have died before telling.
    const isNewest = openAtMs === candles.at(-1)?.openAtMs && closeAtMs(openAtMs, interval) > atMs - tickMs[interval];
    if (isNewest || (lastKnownMs !== undefined && openAtMs > lastKnownMs)) announced.add(openAtMs);
  }
  await Promise.all(
    [...announced].map((openAtMs) =>
      publish('candle-closed', {
        instrumentId: instrument.id,
        interval,
        openAtMs,
        atMs: closeAtMs(openAtMs, interval),
      }),
    ),
  );
}

function byOpening(left: Candle, right: Candle): number {
  return left.openAtMs - right.openAtMs;
}

function nextBoard(read: {
  group: string;
  atMs: Instant;
  before: Board | undefined;
  quotes: readonly Quote[];
  recent: readonly RecentRead[];
}): Board {
  const quotes: Record<string, Quote> = { ...read.before?.quotes };
  for (const quote of read.quotes) {
    const known = quotes[quote.instrumentId];
    // A slower repeat of an earlier tick must not turn the price back.
    if (known !== undefined && known.atMs > quote.atMs) continue;
    const closed =
      read.recent.find(({ instrument }) => instrument.id === quote.instrumentId)?.candles.at(-1) ?? known?.closed;
    quotes[quote.instrumentId] = closed === undefined ? quote : { ...quote, closed };
  }
  return { group: read.group, atMs: Math.max(read.atMs, read.before?.atMs ?? 0), quotes, feed: { status: 'ok' } };
}

function failingBoard(read: { group: string; atMs: Instant; before: Board | undefined; message: string }): Board {
  const sinceMs = read.before?.feed.status === 'failing' ? read.before.feed.sinceMs : read.atMs;
  return {
    group: read.group,
    atMs: read.atMs,
    quotes: read.before?.quotes ?? {},
    feed: { status: 'failing', sinceMs, message: read.message },
  };
}
