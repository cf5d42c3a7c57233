import type { Candle } from '@gaemi/core/market/candle.ts';
import { dayMs } from '@gaemi/core/base/instant.ts';
import type { CandleSource } from './market-series.ts';
import type { PlayedCandle } from './price-path.ts';
import { hoursOfDay, localDay, type Session } from './session.ts';

export const weekMs = 7 * dayMs;

export interface Recording {
  readonly candles: readonly Candle[];
  /** The length of a candle; a day means the venue's session. */
  readonly spanMs: number;
  readonly session: Session;
}

/**
 * Plays a recording moved by whole weeks of the venue's local time, so that weekdays and sessions stay true. Nothing
 * comes before it; at its end its last whole weeks begin again, or all of it at once when it is shorter and its market
 * never closes. Prices jump at that seam.
 */
export function recordedSource(recording: Recording, weeks: number): CandleSource {
  const first = moveCandles(recording, weeks * weekMs);
  const turns = [first];
  const periodMs = periodOf(recording);

  /** Later turns leave out what the turn before has already reached. */
  const turnAt = (index: number): PlayedCandle[] => {
    while (turns.length <= index) {
      const endMs = turns.at(-1)?.at(-1)?.closeAtMs ?? 0;
      const next = moveCandles(recording, weeks * weekMs + turns.length * periodMs);
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

/** From its first candle to the end of its last. */
export function lengthOf({ candles, spanMs }: Recording): number {
  return (candles.at(-1)?.openAtMs ?? 0) + spanMs - (candles[0]?.openAtMs ?? 0);
}

/** After how long it begins again; in whole weeks a weekend at the end is no reason to wait for another. */
export function periodOf(recording: Recording): number {
  const lengthMs = lengthOf(recording);
  if (recording.session.id === 'always') return Math.floor(lengthMs / weekMs) * weekMs || lengthMs;
  return Math.max(1, Math.ceil((lengthMs - recording.spanMs - 3 * dayMs) / weekMs)) * weekMs;
}

/**
 * How many weeks a recording moves to reach `nowMs`: as few as leave an eighth of it, at most half a year, to be played
 * after that.
 */
export function weeksToReach(recording: Recording, nowMs: number): number {
  const endMs = (recording.candles.at(-1)?.openAtMs ?? 0) + recording.spanMs;
  const afterMs = Math.min(26 * weekMs, lengthOf(recording) / 8);
  return Math.ceil((nowMs + afterMs - endMs) / weekMs);
}

function moveCandles({ candles, spanMs, session }: Recording, byMs: number): PlayedCandle[] {
  const moved: PlayedCandle[] = [];
  for (const candle of candles) {
    const hours = spanMs === dayMs ? dayHours(candle.openAtMs, session, byMs) : undefined;
    const openAtMs = hours?.openAtMs ?? moveInstant(candle.openAtMs, session, byMs);
    const closeAtMs = hours?.closeAtMs ?? openAtMs + spanMs;
    moved.push({ ...candle, openAtMs, closeAtMs });
  }
  return moved;
}

/** A daily row names a date; it trades during that date's session, wherever its own instant stands in the day. */
function dayHours(rowAtMs: number, session: Session, byMs: number) {
  const dated = rowAtMs % dayMs === 0 ? rowAtMs / dayMs : localDay(session, rowAtMs);
  return hoursOfDay(session, dated + Math.round(byMs / dayMs));
}

/** Keeps the local time of day, also when summer time lies between. */
function moveInstant(atMs: number, session: Session, byMs: number): number {
  const movedMs = atMs + byMs;
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
