import { hourMs, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { type Candle, closeAtMs, intervalMs } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { decidableAtMs } from '@gaemi/core/market/instrument-calendar.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import type { Feed } from '../adapters/feeds/feed.ts';
import type { BaseContext } from '../runtime/context.ts';
import { announceHistory } from './announce-history.ts';
import { keepCandles } from './keep-candles.ts';

/** Asked again at every tick, since venues correct the newest candles for a while. */
const recentCandles = 5;

/** How often a kind of candle is looked for; a repeat of that tick is told again. */
const tickMs = { '1m': minuteMs, '1h': hourMs, '1d': hourMs };

/** How far back those lie: over a weekend, and for days over holidays. */
const lookMs = { '1m': recentCandles * intervalMs['1m'], '1h': 3 * 24 * hourMs, '1d': 14 * 24 * hourMs };

/** How far back a desk that has nothing yet begins. */
const historyMs = { '1m': 26 * hourMs, '1h': 60 * 24 * hourMs, '1d': 730 * 24 * hourMs };

/** The newest candles of an instrument, in the interval that it is asked in. */
export interface RecentRead {
  readonly instrument: Instrument;
  readonly candles: readonly Candle[];
  /** Whether strategies decide on this interval; the others are for charts. */
  readonly isDecidedOn: boolean;
}

export async function readRecent(feed: Feed, instrument: Instrument, atMs: Instant): Promise<RecentRead> {
  const { id, interval } = instrument;
  const candles = await feed.candles(instrument, interval, { fromMs: atMs - lookMs[interval], toMs: atMs });
  const isDecidedOn = findInstrument(id)?.interval === interval;
  return { instrument, candles: candles.slice(-recentCandles), isDecidedOn };
}

/** Keeps the newest candles, reads what is missing before them, and tells those who decide. */
export async function keepAndAnnounce(
  { instrument, candles, isDecidedOn }: RecentRead,
  { feed, atMs }: { feed: Feed; atMs: Instant },
  { store, publish }: BaseContext,
): Promise<void> {
  const { interval } = instrument;
  const target = { instrument, source: feed.name, by: 'collect-candles', atMs, store };
  let kept = await keepCandles(candles, { ...target, acrossGap: false });
  const { lastKnownMs } = kept;
  if (kept.status === 'gap') {
    const fromMs = lastKnownMs ?? atMs - historyMs[interval];
    const missing = await feed.candles(instrument, interval, { fromMs, toMs: atMs });
    kept = await keepCandles([...missing, ...candles].toSorted(byOpening), { ...target, acrossGap: true });
  }
  if (!isDecidedOn) return;
  const announced = new Set(kept.status === 'kept' ? kept.revised.map(({ openAtMs }) => openAtMs) : []);
  for (const { openAtMs } of candles) {
    // The newest is told again at every repeat of the tick: whoever wrote it may have died before telling.
    const isNewest = openAtMs === candles.at(-1)?.openAtMs && closeAtMs(openAtMs, interval) > atMs - tickMs[interval];
    if (isNewest || (lastKnownMs !== undefined && openAtMs > lastKnownMs)) announced.add(openAtMs);
  }
  await Promise.all([
    ...[...announced].map((openAtMs) =>
      publish('candle-closed', {
        instrumentId: instrument.id,
        interval,
        openAtMs,
        atMs: decidableAtMs(instrument, interval, openAtMs),
      }),
    ),
    announceHistory(kept.status === 'kept' ? kept.revised : [], { instrument, interval, atMs }, publish),
  ]);
}

function byOpening(left: Candle, right: Candle): number {
  return left.openAtMs - right.openAtMs;
}
