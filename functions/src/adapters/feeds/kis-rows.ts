import { type Instant, koreaOffsetMs } from '@gaemi/core/base/instant.ts';
import { knownSessionOn } from '@gaemi/core/market/calendar/sessions.ts';
import { type Candle, candleFault } from '@gaemi/core/market/candle.ts';
import * as z from 'zod/mini';
import { lenient } from './lenient.ts';
import { FeedError } from './feed.ts';

/** Numbers come as text, padded with zeros or spaces; some of the vendor's own relays make numbers of them. */
const NumberText = z.union([
  z.number(),
  z.pipe(
    z.string().check(z.regex(/^\s*-?\d+(\.\d+)?\s*$/)),
    z.transform((text) => Number(text)),
  ),
]);
const DateText = z.string().check(z.regex(/^\d{8}$/));
/** Recorded without the zero before nine o'clock, too. */
const TimeText = z.pipe(
  z.string().check(z.regex(/^\d{5,6}$/)),
  z.transform((text) => text.padStart(6, '0')),
);
/** What the newest price is not lost for. */
const MaybeNumber = lenient(NumberText);

/** Of one market the vendor names prices `stck_…`, of the other `futs_…`. */
const stockPrices = { stck_oprc: NumberText, stck_hgpr: NumberText, stck_lwpr: NumberText };
const futurePrices = { futs_oprc: NumberText, futs_hgpr: NumberText, futs_lwpr: NumberText, futs_prpr: NumberText };

const StockMinute = z.object({
  ...stockPrices,
  stck_prpr: NumberText,
  stck_bsop_date: DateText,
  stck_cntg_hour: TimeText,
  cntg_vol: NumberText,
});
const StockDay = z.object({ ...stockPrices, stck_clpr: NumberText, stck_bsop_date: DateText, acml_vol: NumberText });
const FutureMinute = z.object({
  ...futurePrices,
  stck_bsop_date: DateText,
  stck_cntg_hour: TimeText,
  cntg_vol: NumberText,
});
const FutureDay = z.object({ ...futurePrices, stck_bsop_date: DateText, acml_vol: NumberText });

const StockHead = z.object({
  stck_prpr: NumberText,
  stck_prdy_clpr: MaybeNumber,
  acml_vol: MaybeNumber,
});
const FutureHead = z.object({
  futs_prpr: NumberText,
  futs_prdy_clpr: MaybeNumber,
  acml_vol: MaybeNumber,
});

/** What stands above the rows: the newest price, and what it is counted from. */
export interface KisHead {
  /** Zero for a code that the vendor does not know. */
  readonly price: number;
  readonly previousClose?: number | undefined;
  readonly volume?: number | undefined;
}

export interface KisChart {
  readonly head: KisHead;
  /** Newest first, as sent; rows of times without trading are left out. */
  readonly candles: readonly Candle[];
}

type Kind = 'stock' | 'future';
type Rows = 'minutes' | 'days';

/** @throws FeedError `malformed` */
export function readChart(answer: unknown, kind: Kind, rows: Rows): KisChart {
  const { output1, output2 } = parse(z.object({ output1: z.unknown(), output2: z.array(z.unknown()) }), answer);
  const traded = output2.filter(isFilled).map((row) => readRow(row, kind, rows));
  return { head: readHead(output1, kind), candles: traded.filter(isTraded).map(checked) };
}

function isFilled(row: unknown): boolean {
  return typeof row !== 'object' || row === null || Object.values(row).some((value) => value !== '');
}

/** While a share is halted its rows repeat the last close, with nothing opened, high, low or sold. */
function isTraded({ open, high, low, volume }: Candle): boolean {
  return open !== 0 || high !== 0 || low !== 0 || volume !== 0;
}

function readHead(output: unknown, kind: Kind): KisHead {
  if (kind === 'stock') {
    const { stck_prpr: price, stck_prdy_clpr: previousClose, acml_vol: volume } = parse(StockHead, output);
    return { price, previousClose, volume };
  }
  const { futs_prpr: price, futs_prdy_clpr: previousClose, acml_vol: volume } = parse(FutureHead, output);
  return { price, previousClose, volume };
}

function readRow(row: unknown, kind: Kind, rows: Rows): Candle {
  if (kind === 'stock' && rows === 'minutes') {
    const one = parse(StockMinute, row);
    return { ...stockCandle(one), openAtMs: minuteAt(one), close: one.stck_prpr, volume: one.cntg_vol };
  }
  if (kind === 'stock') {
    const one = parse(StockDay, row);
    return { ...stockCandle(one), openAtMs: dayAt('krx', one), close: one.stck_clpr, volume: one.acml_vol };
  }
  if (rows === 'minutes') {
    const one = parse(FutureMinute, row);
    return { ...futureCandle(one), openAtMs: minuteAt(one), volume: one.cntg_vol };
  }
  const one = parse(FutureDay, row);
  return { ...futureCandle(one), openAtMs: dayAt('krx-futures', one), volume: one.acml_vol };
}

function stockCandle(row: { stck_oprc: number; stck_hgpr: number; stck_lwpr: number }) {
  return { open: row.stck_oprc, high: row.stck_hgpr, low: row.stck_lwpr };
}

function futureCandle(row: { futs_oprc: number; futs_hgpr: number; futs_lwpr: number; futs_prpr: number }) {
  return { open: row.futs_oprc, high: row.futs_hgpr, low: row.futs_lwpr, close: row.futs_prpr };
}

/** Korean time without a zone; the first minute of a session carries the time it opens at. */
function minuteAt({ stck_bsop_date: date, stck_cntg_hour: time }: { stck_bsop_date: string; stck_cntg_hour: string }) {
  return instantOf(date, `${time.slice(0, 2)}:${time.slice(2, 4)}:00`);
}

/** A day is stamped with its opening, as other vendors do. */
function dayAt(calendarId: 'krx' | 'krx-futures', { stck_bsop_date: date }: { stck_bsop_date: string }): Instant {
  const usual = calendarId === 'krx' ? '09:00:00' : '08:45:00';
  const atMs = instantOf(date, usual);
  return knownSessionOn(calendarId, new Date(atMs + koreaOffsetMs).toISOString().slice(0, 10))?.opensAtMs ?? atMs;
}

function instantOf(date: string, time: string): Instant {
  const text = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${time}Z`;
  const atMs = Date.parse(text) - koreaOffsetMs;
  // The parser rolls an hour of 24 over into the next day.
  if (!(atMs > 0) || !new Date(atMs + koreaOffsetMs).toISOString().startsWith(text.slice(0, 19))) {
    throw new FeedError('malformed', `kis sent a time that does not exist: "${date} ${time}"`);
  }
  return atMs;
}

function checked(candle: Candle): Candle {
  const fault = candleFault(candle);
  if (fault !== undefined) throw new FeedError('malformed', `kis sent a wrong candle: ${fault.en}`);
  return candle;
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FeedError('malformed', `kis sent ${issue?.path.join('.')}: ${issue?.message}`);
}
