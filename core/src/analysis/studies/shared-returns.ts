import type { Id } from '../../base/id.ts';
import { hourMs } from '../../base/instant.ts';
import type { Candle } from '../../market/candle.ts';
import type { Instrument } from '../../market/instrument.ts';
import { calendarOf, sessionDateOfBar } from '../../market/instrument-calendar.ts';

/** Closes by session date, ascending. */
export interface DailyCloses {
  readonly instrumentId: Id;
  readonly closes: ReadonlyMap<string, number>;
}

export interface SharedReturns {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

export function dailyCloses(instrument: Instrument, days: readonly Candle[]): DailyCloses {
  const calendarId = calendarOf(instrument);
  // A day of an exchange rate begins at midnight in London, which in summer is an hour before that of UTC.
  const laterMs = instrument.kind === 'currency' ? hourMs : 0;
  const closes = days.map(({ openAtMs, close }) => [sessionDateOfBar(calendarId, openAtMs + laterMs), close] as const);
  return { instrumentId: instrument.id, closes: new Map(closes) };
}

/**
 * Log returns of two instruments over the newest sessions that both have: from one shared date to the next, so that both
 * always span the same time, holidays of either market included.
 */
export function sharedReturns(left: DailyCloses, right: DailyCloses, windowSessions: number): SharedReturns {
  const dates = [...left.closes.keys()].filter((date) => right.closes.has(date)).slice(-windowSessions - 1);
  return { left: returnsOf(left, dates), right: returnsOf(right, dates) };
}

function returnsOf({ closes }: DailyCloses, dates: readonly string[]): Float64Array {
  const prices = dates.map((date) => closes.get(date) ?? Number.NaN);
  return Float64Array.from(prices.slice(1), (price, index) => Math.log(price / (prices[index] ?? Number.NaN)));
}
