import type { Candle } from '@gaemi/core/market/candle.ts';
import { type Interval, intervalMs } from '@gaemi/core/market/candle.ts';
import { dayMs } from '@gaemi/core/base/instant.ts';
import type { CandleSource } from './market-series.ts';
import type { PlayedCandle } from './price-path.ts';
import { hoursOfDay, localDay, type Session } from './session.ts';

export const weekMs = 7 * dayMs;

export interface Recording {
  readonly candles: readonly Candle[];
  readonly interval: Interval;
  readonly session: Session;
}

/**
 * Plays a recording moved by whole weeks of the venue's local time, so that weekdays and sessions stay true. Nothing
 * comes before it; at its end its last whole weeks begin again, and prices jump at that seam.
 */
export function recordedSource(recording: Recording, weeks: number): CandleSource {
  const first = moveCandles(recording, weeks);
  const turns = [first];
  const periodWeeks = periodOf(recording);

  /** Later turns leave out what the turn before has already reached. */
  const turnAt = (index: number): PlayedCandle[] => {
    while (turns.length <= index) {
      const endMs = turns.at(-1)?.at(-1)?.closeAtMs ?? 0;
      const next = moveCandles(recording, weeks + turns.length * periodWeeks);
      turns.push(next.filter((candle) => candle.openAtMs >= endMs));
    }
    return turns[index] ?? [];
  };
  const indexOf = (atMs: number) => {
    let index = 0;
    while (atMs > (turnAt(index).at(-1)?.closeAtMs ?? Infinity)) index += 1;
    return index;
  };

  return {
    beginsAtMs: first[0]?.openAtMs ?? 0,
    between(fromMs, toMs) {
      const candles: PlayedCandle[] = [];
      for (let index = indexOf(fromMs); index <= indexOf(toMs); index += 1) {
        const turn = turnAt(index);
        for (let row = rowAfter(turn, fromMs); row < turn.length; row += 1) {
          const candle = turn[row];
          if (candle === undefined || candle.openAtMs >= toMs) break;
          candles.push(candle);
        }
      }
      return candles;
    },
    latestAt(atMs) {
      const index = indexOf(atMs);
      const turn = turnAt(index);
      const row = rowAfter(turn, atMs);
      const candle = turn[row];
      if (candle !== undefined && candle.openAtMs <= atMs) return candle;
      return turn[row - 1] ?? (index > 0 ? turnAt(index - 1).at(-1) : undefined);
    },
  };
}

/** After how many weeks it begins again: whole ones, and a weekend at the end is no reason to wait for another. */
export function periodOf({ candles }: Recording): number {
  const spanMs = (candles.at(-1)?.openAtMs ?? 0) - (candles[0]?.openAtMs ?? 0);
  return Math.max(1, Math.ceil((spanMs - 3 * dayMs) / weekMs));
}

/**
 * How many weeks a recording moves to reach `nowMs`: as few as leave an eighth of it, at most half a year, to be played
 * after that.
 */
export function weeksToReach({ candles, interval }: Recording, nowMs: number): number {
  const endMs = (candles.at(-1)?.openAtMs ?? 0) + intervalMs[interval];
  const spanMs = endMs - (candles[0]?.openAtMs ?? 0);
  const afterMs = Math.min(26 * weekMs, spanMs / 8);
  return Math.ceil((nowMs + afterMs - endMs) / weekMs);
}

function moveCandles({ candles, interval, session }: Recording, weeks: number): PlayedCandle[] {
  const moved: PlayedCandle[] = [];
  for (const candle of candles) {
    const hours = interval === '1d' ? dayHours(candle.openAtMs, session, weeks) : undefined;
    const openAtMs = hours?.openAtMs ?? moveInstant(candle.openAtMs, session, weeks);
    const closeAtMs = hours?.closeAtMs ?? openAtMs + intervalMs[interval];
    moved.push({ ...candle, openAtMs, closeAtMs });
  }
  return moved;
}

/** A daily row names a date; it trades during that date's session, wherever its own instant stands in the day. */
function dayHours(rowAtMs: number, session: Session, weeks: number) {
  const dated = rowAtMs % dayMs === 0 ? rowAtMs / dayMs : localDay(session, rowAtMs);
  return hoursOfDay(session, dated + weeks * 7);
}

/** Keeps the local time of day, also when summer time lies between. */
function moveInstant(atMs: number, session: Session, weeks: number): number {
  const movedMs = atMs + weeks * weekMs;
  return movedMs + session.utcOffsetMs(atMs) - session.utcOffsetMs(movedMs);
}

/** The first row that ends after an instant. */
function rowAfter(candles: readonly PlayedCandle[], atMs: number): number {
  let low = 0;
  let high = candles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candles[middle]?.closeAtMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
