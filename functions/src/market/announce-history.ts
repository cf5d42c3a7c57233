import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Candle, Interval } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Publish } from '../runtime/context.ts';

interface Change {
  readonly instrument: Instrument;
  readonly interval: Interval;
  readonly atMs: Instant;
}

/** Tells that candles of the past have changed or appeared, so that what was built on them is looked at again. */
export async function announceHistory(
  changed: readonly Pick<Candle, 'openAtMs'>[],
  { instrument, interval, atMs }: Change,
  publish: Publish,
): Promise<void> {
  const openings = changed.map(({ openAtMs }) => openAtMs);
  // Nothing is decided on the other intervals of an instrument.
  if (openings.length === 0 || instrument.interval !== interval) return;
  await publish('history-changed', {
    instrumentId: instrument.id,
    interval,
    fromMs: Math.min(...openings),
    toMs: Math.max(...openings),
    atMs,
  });
}
