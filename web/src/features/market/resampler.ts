import type { Instant } from '@gaemi/core/base/instant.ts';
import { type Candle, closeAtMs } from '@gaemi/core/market/candle.ts';
import { sameCandle } from '@gaemi/core/market/candle-page.ts';
import { calendarOf } from '@gaemi/core/market/instrument-calendar.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { resampleCandles } from '@gaemi/core/market/resample-candles.ts';
import { type Timeframe, timeframes } from '@gaemi/core/market/timeframe.ts';

export interface ShownCandles {
  /** What indicators are computed on: the bars that have ended. */
  readonly closed: readonly Candle[];
  /** The same, and the ones that are forming. */
  readonly candles: readonly Candle[];
}

interface Heard extends ShownCandles {
  /** The time of the newest price. */
  readonly atMs: Instant;
}

/** Makes the bars of a timeframe of candles that grow; a bar that has not changed stays the very same object. */
export function createResampler(
  timeframe: Timeframe,
  instrument: Pick<Instrument, 'calendar'>,
): { follow(heard: Heard): ShownCandles } {
  const { base, spanMs } = timeframes[timeframe];
  const calendarId = calendarOf(instrument);
  let shown: readonly Candle[] = [];
  return {
    follow({ closed, candles, atMs }) {
      if (base === timeframe) return { closed, candles };
      const last = closed.at(-1);
      const knownToMs = Math.max(
        last === undefined ? 0 : closeAtMs(last.openAtMs, base),
        // What closed at a price's own minute may still be on its way.
        atMs - timeframes[base].spanMs,
      );
      const { bars, finished } = resampleCandles(candles, { spanMs, calendarId, knownToMs });
      const known = new Map(shown.map((bar) => [bar.openAtMs, bar]));
      shown = bars.map((bar) => {
        const before = known.get(bar.openAtMs);
        return before !== undefined && sameCandle(before, bar) ? before : bar;
      });
      return { closed: shown.slice(0, finished), candles: shown };
    },
  };
}
