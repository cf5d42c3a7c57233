import type { Candle } from '@gaemi/core/market/candle.ts';
import { dayMs, floorInstant, hourMs, secondMs } from '@gaemi/core/base/instant.ts';
import type { CandleSource, CandleSpan, MarketSeries, SeriesDetails, Trade } from './market-series.ts';
import { type PlayedCandle, pricePath, type PricePath } from './price-path.ts';
import { hoursOfDay, localDay } from './session.ts';
import { seedOf } from './luck.ts';

/** Plays the candles of a source: cuts them finer, adds them up, and shows how far they have come. */
export function playSeries(details: SeriesDetails, source: CandleSource): MarketSeries {
  const pathOf = rememberPaths(details);
  const closed = new Map<string, Candle | undefined>();
  const bucketAt = bucketsOf(details);

  /** The candle of a bucket, as much of it as an instant allows. */
  const candleOf = (bucket: Bucket, atMs: number): Candle | undefined => {
    const endMs = Math.min(bucket.closeAtMs, atMs + 1);
    const parts = source
      .between(bucket.openAtMs, endMs)
      .map((candle) =>
        pathOf(candle).slice(Math.max(candle.openAtMs, bucket.openAtMs), Math.min(candle.closeAtMs, endMs)),
      );
    return addUp(parts, bucket.openAtMs);
  };

  /** Long candles take many parts, and a closed one never changes. */
  const closedCandleOf = (bucket: Bucket): Candle | undefined => {
    if (bucket.closeAtMs - bucket.openAtMs < hourMs) return candleOf(bucket, bucket.closeAtMs - 1);
    const key = `${bucket.openAtMs}_${bucket.closeAtMs}`;
    if (!closed.has(key)) closed.set(key, candleOf(bucket, bucket.closeAtMs - 1));
    return closed.get(key);
  };

  return {
    ...details,
    beginsAtMs: source.beginsAtMs,
    candlesUpTo(atMs: number, { spanMs, fromMs }: CandleSpan): Candle[] {
      const candles: Candle[] = [];
      let previous: Bucket | undefined;
      for (const { openAtMs, closeAtMs } of source.between(fromMs, atMs + 1)) {
        // A candle of the source is cut into several buckets, or several of them fall into one.
        for (let edgeMs = Math.max(openAtMs, fromMs); edgeMs < Math.min(closeAtMs, atMs + 1);) {
          const bucket = bucketAt(edgeMs, spanMs);
          // After the session; such trades belong to no day.
          if (bucket.closeAtMs <= edgeMs) break;
          edgeMs = bucket.closeAtMs;
          if (bucket.openAtMs < fromMs || bucket.closeAtMs > atMs || bucket.openAtMs === previous?.openAtMs) continue;
          previous = bucket;
          const candle = closedCandleOf(bucket);
          if (candle !== undefined) candles.push(candle);
        }
      }
      return candles;
    },
    formingAt(atMs: number, spanMs: number): Candle | undefined {
      const bucket = bucketAt(atMs, spanMs);
      return atMs >= bucket.openAtMs && atMs < bucket.closeAtMs ? candleOf(bucket, atMs) : undefined;
    },
    priceAt(atMs: number): Trade | undefined {
      const candle = source.latestAt(atMs);
      if (candle === undefined) return undefined;
      if (atMs >= candle.closeAtMs) return { price: candle.close, atMs: candle.closeAtMs - secondMs };
      return {
        price: pathOf(candle).priceAt(atMs),
        atMs: candle.openAtMs + floorInstant(atMs - candle.openAtMs, secondMs),
      };
    },
  };
}

interface Bucket {
  readonly openAtMs: number;
  readonly closeAtMs: number;
}

/** Where candles of a length begin: on the UTC grid, at the session's opening, or where the recording has them. */
function bucketsOf({ session, candleSpanMs }: SeriesDetails): (atMs: number, spanMs: number) => Bucket {
  return (atMs, spanMs) => {
    const hours = hoursOfDay(session, localDay(session, atMs));
    if (spanMs >= dayMs && session.id !== 'always') return hours;
    const ownGrid = session.id === 'always' || candleSpanMs === spanMs;
    const originMs = ownGrid ? 0 : hours.openAtMs;
    const openAtMs = originMs + Math.floor((atMs - originMs) / spanMs) * spanMs;
    return { openAtMs, closeAtMs: openAtMs + spanMs };
  };
}

function addUp(parts: readonly Candle[], openAtMs: number): Candle | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const sum = { ...first, openAtMs };
  for (const part of parts.slice(1)) {
    sum.high = Math.max(sum.high, part.high);
    sum.low = Math.min(sum.low, part.low);
    sum.close = part.close;
    sum.volume += part.volume;
  }
  if (parts.length > 1) sum.volume = Number(sum.volume.toFixed(8));
  return sum;
}

/** Keeps the newest paths, since the same minute is asked for every second by every server. */
function rememberPaths({ instrumentId, tickSize }: SeriesDetails): (candle: PlayedCandle) => PricePath {
  const seed = seedOf(instrumentId, 17);
  const paths = new Map<number, PricePath>();
  return (candle) => {
    const known = paths.get(candle.openAtMs);
    if (known !== undefined) return known;
    if (paths.size > 2000) paths.clear();
    const path = pricePath(candle, tickSize, seed);
    paths.set(candle.openAtMs, path);
    return path;
  };
}
