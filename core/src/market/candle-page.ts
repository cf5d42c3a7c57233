import * as z from 'zod/mini';
import { Id, makeId } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { type Candle, Interval } from './candle.ts';

const numbersPerCandle = 6;
const bytesPerCandle = numbersPerCandle * Float64Array.BYTES_PER_ELEMENT;
/** The largest number of two bytes. */
export const minutesMax = 65_535;

/**
 * Candles as bytes: six little-endian float64 a candle (openAtMs, open, high, low, close, volume). One byte field costs
 * no index entries and a tenth of the decoding of an array of maps.
 */
const PackedCandles = z.codec(z.instanceof(Uint8Array), z.array(z.custom<Candle>()), {
  decode: unpackCandles,
  encode: packCandles,
});

/** Whole minutes as bytes, two little-endian ones each; more than 45 days are written as 45 days. */
const PackedMinutes = z.codec(z.instanceof(Uint8Array), z.array(z.number()), {
  decode: unpackMinutes,
  encode: packMinutes,
});

/** One document of closed candles: a day of minutes, a month of hours, ten years of days. Ascending, no doubles. */
export const CandlePage = z.object({
  instrumentId: Id,
  interval: Interval,
  page: z.string(),
  /** Which feed the newest candle came from. */
  source: z.string(),
  updatedAtMs: Instant,
  candles: PackedCandles,
  /** How many minutes after its opening each candle was read: the answer to an earlier question changes nothing. */
  readAfter: z.optional(PackedMinutes),
  /** Up to here every hole has been asked for again: what is missing before it, the venue does not have. */
  askedUpToMs: z.optional(Instant),
  /** What the newest repair has found, by the openings of the first and the last candle; told again at its repeat. */
  repaired: z.optional(z.object({ fromMs: Instant, toMs: Instant, atMs: Instant })),
});
export type CandlePage = z.output<typeof CandlePage>;

/** The page a candle belongs to, by UTC: `2026-11-20`, `2026-11` or `2020s`. */
export function pageOf(interval: Interval, openAtMs: Instant): string {
  const date = new Date(openAtMs).toISOString();
  if (interval === '1m') return date.slice(0, 10);
  if (interval === '1h') return date.slice(0, 7);
  return `${date.slice(0, 3)}0s`;
}

export function candlePageId(instrumentId: Id, interval: Interval, page: string): Id {
  return makeId(instrumentId, interval, page);
}

/** The ids of the pages that cover a span of time, oldest first. */
export function pagesBetween(interval: Interval, fromMs: Instant, toMs: Instant): string[] {
  const pages: string[] = [];
  // Steps are smaller than the smallest page of the interval, so none is skipped.
  const stepMs = { '1m': 12, '1h': 24 * 14, '1d': 24 * 365 }[interval] * 3_600_000;
  for (let atMs = fromMs; atMs < toMs; atMs += stepMs) {
    const page = pageOf(interval, atMs);
    if (pages.at(-1) !== page) pages.push(page);
  }
  const last = pageOf(interval, toMs);
  if (pages.at(-1) !== last) pages.push(last);
  return pages;
}

export interface CandleMerge {
  readonly candles: Candle[];
  /** Not seen before. */
  readonly added: Candle[];
  /** Seen before with other values: the vendor has corrected itself. */
  readonly revised: Candle[];
}

/** Adds candles to a page's, in any order and however often; later values of the same instant win. */
export function mergeCandles(known: readonly Candle[], incoming: readonly Candle[]): CandleMerge {
  const byOpening = new Map(known.map((candle) => [candle.openAtMs, candle]));
  const added = new Map<Instant, Candle>();
  const revised = new Map<Instant, Candle>();
  for (const candle of incoming) {
    const before = byOpening.get(candle.openAtMs);
    if (before === undefined || added.has(candle.openAtMs)) added.set(candle.openAtMs, candle);
    else if (!sameCandle(before, candle)) revised.set(candle.openAtMs, candle);
    byOpening.set(candle.openAtMs, candle);
  }
  const candles = [...byOpening.values()].toSorted(byOpeningTime);
  return {
    candles,
    added: [...added.values()].toSorted(byOpeningTime),
    revised: [...revised.values()].toSorted(byOpeningTime),
  };
}

function byOpeningTime(left: Candle, right: Candle): number {
  return left.openAtMs - right.openAtMs;
}

export function sameCandle(left: Candle, right: Candle): boolean {
  return (
    left.open === right.open &&
    left.high === right.high &&
    left.low === right.low &&
    left.close === right.close &&
    left.volume === right.volume
  );
}

function packCandles(candles: readonly Candle[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(candles.length * bytesPerCandle);
  const view = new DataView(bytes.buffer);
  candles.forEach(({ openAtMs, open, high, low, close, volume }, row) => {
    [openAtMs, open, high, low, close, volume].forEach((number, column) => {
      view.setFloat64((row * numbersPerCandle + column) * Float64Array.BYTES_PER_ELEMENT, number, true);
    });
  });
  return bytes;
}

function unpackCandles(bytes: Uint8Array): Candle[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.byteLength / bytesPerCandle) }, (_, row) => {
    const number = (column: number) =>
      view.getFloat64((row * numbersPerCandle + column) * Float64Array.BYTES_PER_ELEMENT, true);
    return {
      openAtMs: number(0),
      open: number(1),
      high: number(2),
      low: number(3),
      close: number(4),
      volume: number(5),
    };
  });
}

function packMinutes(minutes: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(minutes.length * Uint16Array.BYTES_PER_ELEMENT);
  const view = new DataView(bytes.buffer);
  minutes.forEach((count, row) => {
    view.setUint16(row * Uint16Array.BYTES_PER_ELEMENT, Math.min(Math.max(count, 0), minutesMax), true);
  });
  return bytes;
}

function unpackMinutes(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.byteLength / Uint16Array.BYTES_PER_ELEMENT) }, (_, row) =>
    view.getUint16(row * Uint16Array.BYTES_PER_ELEMENT, true),
  );
}
