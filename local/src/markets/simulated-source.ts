import { dayMs, hourMs } from '@gaemi/core/base/instant.ts';
import type { CandleSource } from './market-series.ts';
import type { PlayedCandle } from './price-path.ts';
import { hoursOfDay, localDay, type Session, weekdayOf } from './session.ts';
import { normalAt, seedOf, uniformAt } from './luck.ts';
import { roundToTick, type TickSize } from './tick-size.ts';

export interface SimulatedMarket {
  readonly instrumentId: string;
  readonly session: Session;
  readonly tickSize: TickSize;
  /** At the beginning of the week in which the programme starts. */
  readonly anchorPrice: number;
  readonly yearlyVolatility: number;
  /** In the instrument, for an ordinary candle. */
  readonly typicalVolume: number;
}

/**
 * A market that never was: an hour (or a session) at a time, from the anchor outwards in both directions, made only when
 * asked for. The same seed makes the same market.
 */
export function simulatedSource(market: SimulatedMarket, anchorAtMs: number, seed: number): CandleSource {
  const slots = market.session.id === 'always' ? hourSlots(anchorAtMs) : daySlots(market.session, anchorAtMs);
  const luck = seedOf(market.instrumentId, seed);
  const moves = movesOf(market, slots.perYear, luck);
  const made = new Map<number, PlayedCandle>();

  const candleAt = (index: number): PlayedCandle => {
    const known = made.get(index);
    if (known !== undefined) return known;
    const candle = makeCandle(market, slots, { index, luck, move: moves.at(index), openLog: moves.openLog(index) });
    made.set(index, candle);
    return candle;
  };

  return {
    beginsAtMs: slots.hours(slots.firstIndex).openAtMs,
    between(fromMs, toMs) {
      const candles: PlayedCandle[] = [];
      for (
        let index = Math.max(slots.firstIndex, slots.indexAt(fromMs));
        index <= slots.indexAt(toMs - 1);
        index += 1
      ) {
        const candle = candleAt(index);
        if (candle.closeAtMs > fromMs) candles.push(candle);
      }
      return candles;
    },
    latestAt(atMs) {
      const index = slots.indexAt(atMs);
      return index < slots.firstIndex ? undefined : candleAt(index);
    },
  };
}

interface Slots {
  readonly perYear: number;
  readonly firstIndex: number;
  indexAt(atMs: number): number;
  hours(index: number): { openAtMs: number; closeAtMs: number };
}

/** Two years of history. */
function hourSlots(anchorAtMs: number): Slots {
  return {
    perYear: 365 * 24,
    firstIndex: -2 * 365 * 24,
    indexAt: (atMs) => Math.floor((atMs - anchorAtMs) / hourMs),
    hours: (index) => ({ openAtMs: anchorAtMs + index * hourMs, closeAtMs: anchorAtMs + (index + 1) * hourMs }),
  };
}

/** Five years of history; five sessions a week. */
function daySlots(session: Session, anchorAtMs: number): Slots {
  const monday = Math.floor(anchorAtMs / dayMs);
  const dayOfIndex = (index: number) => monday + Math.floor(index / 5) * 7 + (((index % 5) + 5) % 5);
  return {
    perYear: 252,
    firstIndex: -5 * 252,
    indexAt(atMs) {
      const day = localDay(session, atMs);
      const weekday = (weekdayOf(day) + 6) % 7;
      const index = Math.floor((day - monday) / 7) * 5 + Math.min(weekday, 4);
      return atMs < hoursOfDay(session, dayOfIndex(index)).openAtMs ? index - 1 : index;
    },
    hours: (index) => hoursOfDay(session, dayOfIndex(index)),
  };
}

interface Move {
  /** Between the last close and this open, as a logarithm. */
  readonly gap: number;
  readonly change: number;
  readonly deviation: number;
}

/** The random walk, kept as two lists of opening prices that grow on demand. */
function movesOf(market: SimulatedMarket, perYear: number, luck: number) {
  const overnight = market.session.id === 'always' ? 0 : 0.3;
  const usual = market.yearlyVolatility / Math.sqrt(perYear);
  const later = [Math.log(market.anchorPrice)];
  const earlier = [Math.log(market.anchorPrice)];

  const at = (index: number): Move => {
    const deviation = usual * moodAt(index, luck) * hourMood(index, overnight);
    // A normal divided by the root of a chi-square has fat tails: crashes come without a warning.
    const tails = Math.sqrt(0.55 + 0.9 * uniformAt(luck, index, 5) ** 2 + (uniformAt(luck, index, 6) < 0.02 ? 5 : 0));
    return {
      gap: overnight === 0 ? 0 : deviation * Math.sqrt(overnight) * normalAt(luck, index, 1),
      change: deviation * Math.sqrt(1 - overnight) * normalAt(luck, index, 2) * tails,
      deviation: deviation * Math.sqrt(1 - overnight),
    };
  };
  const stepOf = (index: number) => at(index).gap + at(index).change;

  return {
    at,
    openLog(index: number): number {
      for (let next = later.length; next <= index; next += 1) later.push((later[next - 1] ?? 0) + stepOf(next - 1));
      for (let next = earlier.length; next <= -index; next += 1) earlier.push((earlier[next - 1] ?? 0) - stepOf(-next));
      return (index >= 0 ? later[index] : earlier[-index]) ?? 0;
    },
  };
}

function makeCandle(
  market: SimulatedMarket,
  slots: Slots,
  { index, luck, move, openLog }: { index: number; luck: number; move: Move; openLog: number },
): PlayedCandle {
  const start = openLog + move.gap;
  const quoted = (logarithm: number) => roundToTick(Math.exp(logarithm), market.tickSize);
  const open = quoted(start);
  const close = quoted(start + move.change);
  const restlessness = Math.abs(move.change) / move.deviation;
  const noise = Math.exp(0.35 * normalAt(luck, index, 3));
  const volume = market.typicalVolume * (0.5 + 0.6 * restlessness) * moodAt(index, luck) * noise;
  return {
    ...slots.hours(index),
    open,
    high: Math.max(open, close, quoted(start + extremeOf(move, uniformAt(luck, index, 7)))),
    low: Math.min(open, close, quoted(start - extremeOf({ ...move, change: -move.change }, uniformAt(luck, index, 8)))),
    close,
    volume: market.session.id === 'always' ? Number(volume.toFixed(8)) : Math.round(volume),
  };
}

/** The highest point of a Brownian bridge that ends at `change`. */
function extremeOf({ change, deviation }: Move, luck: number): number {
  return (change + Math.sqrt(change ** 2 - 2 * deviation ** 2 * Math.log(1 - luck))) / 2;
}

/** Quiet weeks and wild ones: volatility comes in clusters. */
function moodAt(index: number, luck: number): number {
  const wave = (length: number, part: number) => Math.sin((index / length + uniformAt(luck, 1, part)) * 2 * Math.PI);
  return Math.exp(0.22 * wave(41, 11) + 0.22 * wave(173, 12) + 0.15 * wave(997, 13)) / 1.05;
}

/** Crypto sleeps a little when Korea does. */
function hourMood(index: number, overnight: number): number {
  return overnight > 0 ? 1 : 1 + 0.25 * Math.sin(((index + 20) / 24) * 2 * Math.PI);
}
