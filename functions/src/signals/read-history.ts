import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { adjustCandles } from '@gaemi/core/market/adjust-candles.ts';
import type { Candle, Interval } from '@gaemi/core/market/candle.ts';
import { candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { decidableAtMs } from '@gaemi/core/market/instrument-calendar.ts';
import type { PatternHistory } from '@gaemi/core/signals/patterns/report-patterns.ts';
import type { Store } from '../adapters/store/store.ts';
import { readActions } from './read-candles.ts';

interface Span {
  readonly interval: Interval;
  readonly fromMs: Instant;
  /** The tick: nothing that was not over by then is read. */
  readonly atMs: Instant;
}

/** What is known of an instrument's past at a tick: closed candles, adjusted for splits and dividends, and their feed. */
export async function readHistory(
  store: Store,
  instrument: Instrument,
  { interval, fromMs, atMs }: Span,
): Promise<PatternHistory> {
  const refs = pagesBetween(interval, fromMs, atMs).map((page) =>
    documentRef('candles', candlePageId(instrument.id, interval, page)),
  );
  const [pages, actions] = await Promise.all([store.getMany(refs), readActions(store, instrument)]);
  const stored = pages.flatMap((page) => page?.candles ?? []).filter(({ openAtMs }) => openAtMs >= fromMs);
  const source = pages.findLast((page) => page !== undefined)?.source ?? '';
  return {
    instrument,
    candles: adjustCandles(closedBy(stored, instrument, { interval, atMs }), actions, atMs),
    source,
  };
}

/** Only the newest can still be open, and each costs a look into the calendar. */
function closedBy(
  candles: readonly Candle[],
  instrument: Instrument,
  { interval, atMs }: Pick<Span, 'interval' | 'atMs'>,
): readonly Candle[] {
  const newest = candles.findLastIndex(({ openAtMs }) => decidableAtMs(instrument, interval, openAtMs) <= atMs);
  return candles.slice(0, newest + 1);
}
