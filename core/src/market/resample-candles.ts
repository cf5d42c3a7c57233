import type { Instant } from '../base/instant.ts';
import { calendarById, knownSessionOn } from './calendar/sessions.ts';
import { dateIn, instantIn } from './calendar/zoned-time.ts';
import type { Candle } from './candle.ts';

export interface Resampling {
  readonly spanMs: number;
  readonly calendarId: string;
  /** Up to here all candles are known: a bar that ends later is still forming. */
  readonly knownToMs: Instant;
}

export interface Resampled {
  /** All bars, ascending; the last ones may still be forming. */
  readonly bars: readonly Candle[];
  /** How many of them, from the first, have ended. */
  readonly finished: number;
}

/**
 * Puts candles together into longer bars. Bars are counted from the opening of each session, so that none begins before
 * the market does, reaches into the next session or moves with summer time; the last bar of a session ends with it. On a
 * day without a session they are counted from midnight there.
 * @param candles ascending, and not longer than a bar
 */
export function resampleCandles(candles: readonly Candle[], { spanMs, calendarId, knownToMs }: Resampling): Resampled {
  const bars: Candle[] = [];
  let finished = 0;
  let frame: Frame | undefined;
  for (const candle of candles) {
    const last = bars.at(-1);
    if (last !== undefined && frame !== undefined && candle.openAtMs < frame.toMs) {
      bars[bars.length - 1] = joinCandles(last, candle);
      continue;
    }
    frame = frameAt(candle.openAtMs, spanMs, calendarId);
    bars.push({ ...candle, openAtMs: frame.fromMs });
    if (frame.finishedAtMs <= knownToMs) finished = bars.length;
  }
  return { bars, finished };
}

interface Frame {
  readonly fromMs: Instant;
  /** The first instant that no longer belongs to it. */
  readonly toMs: Instant;
  /** When nothing more can come: at its end, or when the session closes before. */
  readonly finishedAtMs: Instant;
}

function frameAt(atMs: Instant, spanMs: number, calendarId: string): Frame {
  const { timeZone } = calendarById(calendarId);
  const date = dateIn(timeZone, atMs);
  const session = knownSessionOn(calendarId, date);
  const anchorMs = session?.opensAtMs ?? instantIn(timeZone, date, '00:00');
  const fromMs = anchorMs + Math.floor((atMs - anchorMs) / spanMs) * spanMs;
  const toMs = fromMs + spanMs;
  const closesAtMs = session?.closesAtMs ?? toMs;
  return { fromMs, toMs, finishedAtMs: atMs < closesAtMs ? Math.min(toMs, closesAtMs) : toMs };
}

function joinCandles(bar: Candle, { high, low, close, volume }: Candle): Candle {
  return {
    ...bar,
    high: Math.max(bar.high, high),
    low: Math.min(bar.low, low),
    close,
    volume: bar.volume + volume,
  };
}
