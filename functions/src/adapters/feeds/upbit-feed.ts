import { dayMs, floorInstant, type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { type Candle, candleFault, type Interval, intervalMs, isPrice } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import * as z from 'zod/mini';
import { lenient } from './lenient.ts';
import { type Feed, FeedError } from './feed.ts';
import { type Ask, createUpbitAsk, type UpbitFeedOptions } from './upbit-ask.ts';

const candlesPerCall = 200;
/** More than this in one question is a mistake: at 10 calls a second it would hold a function for half a minute. */
const candlesMax = 50_000;

const paths: Readonly<Record<Interval, string>> = {
  '1m': 'minutes/1',
  '1h': 'minutes/60',
  '1d': 'days',
};

/** Documented as numbers, recorded as decimal text at times. */
const VendorNumber = z.union([
  z.number(),
  z.pipe(
    z.string().check(z.regex(/^-?\d+(\.\d+)?(e[-+]?\d+)?$/i)),
    z.transform((text) => Number(text)),
  ),
]);
const Price = VendorNumber.check(z.refine(isPrice, 'not a price'));
const Volume = VendorNumber.check(z.refine((volume) => volume >= 0, 'a volume is zero or more'));
const Milliseconds = VendorNumber.check(z.refine((ms) => Number.isSafeInteger(ms) && ms > 0, 'not a time'));

/** What a market without a yesterday, or without trades, does not have, its price can do without. */
const MaybePrice = lenient(Price);
const MaybeVolume = lenient(Volume);

const Ticker = z.object({
  market: z.string(),
  trade_price: Price,
  trade_timestamp: Milliseconds,
  opening_price: MaybePrice,
  high_price: MaybePrice,
  low_price: MaybePrice,
  prev_closing_price: MaybePrice,
  acc_trade_volume: MaybeVolume,
  acc_trade_volume_24h: MaybeVolume,
});
type Ticker = z.output<typeof Ticker>;

const Candles = z.array(
  z.object({
    market: z.string(),
    candle_date_time_utc: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)),
    opening_price: Price,
    high_price: Price,
    low_price: Price,
    trade_price: Price,
    candle_acc_trade_volume: Volume,
    /** Minutes; days have none. */
    unit: z.optional(z.number()),
  }),
);

/** Reads the public quotation endpoints; needs no key. */
export function createUpbitFeed(options: UpbitFeedOptions): Feed {
  const ask = createUpbitAsk(options);
  return {
    name: 'upbit',
    quotes: (instruments) => readQuotes(ask, instruments),
    candles: (instrument, interval, span) => readCandles(ask, instrument, { interval, ...span }),
  };
}

async function readQuotes(ask: Ask, instruments: readonly Instrument[]): Promise<Quote[]> {
  if (instruments.length === 0) return [];
  const markets = instruments.map(({ id }) => encodeURIComponent(id)).join(',');
  try {
    const tickers = tickersOf(await ask('ticker', `/v1/ticker?markets=${markets}`));
    return instruments.flatMap((instrument) => {
      const ticker = tickers.find(({ market }) => market === instrument.id);
      return ticker === undefined ? [] : [quoteOf(ticker, instrument)];
    });
  } catch (error) {
    if (!(error instanceof FeedError) || error.kind !== 'unknown-symbol') throw error;
    if (instruments.length === 1) return [];
    // One unknown market spoils the whole answer, so the others are asked for one by one.
    const quotes: Quote[] = [];
    for (const instrument of instruments) quotes.push(...(await readQuotes(ask, [instrument])));
    return quotes;
  }
}

/** One market that cannot be read is no reason to lose the others; that none can be is. */
function tickersOf(answer: unknown): Ticker[] {
  const rows = parse(z.array(z.unknown()), answer);
  const readable = rows.flatMap((row) => Ticker.safeParse(row).data ?? []);
  return readable.length === 0 ? parse(z.array(Ticker), rows) : readable;
}

function quoteOf(ticker: Ticker, { id, interval }: Instrument): Quote {
  const { prev_closing_price: previousClose, acc_trade_volume_24h: volume } = ticker;
  const quote: Quote = {
    instrumentId: id,
    price: ticker.trade_price,
    ...(previousClose !== undefined && { previousClose }),
    ...(volume !== undefined && { volume }),
    atMs: ticker.trade_timestamp,
    source: 'upbit',
  };
  // A ticker counts from midnight UTC: it is the forming candle of a day, and of no other interval.
  const forming = interval === '1d' ? formingDayOf(ticker) : undefined;
  return forming === undefined ? quote : { ...quote, forming };
}

function formingDayOf(ticker: Ticker): Candle | undefined {
  const {
    opening_price: open,
    high_price: high,
    low_price: low,
    trade_price: close,
    acc_trade_volume: volume,
  } = ticker;
  if (open === undefined || high === undefined || low === undefined || volume === undefined) return undefined;
  const day = { openAtMs: floorInstant(ticker.trade_timestamp, dayMs), open, high, low, close, volume };
  return candleFault(day) === undefined ? day : undefined;
}

async function readCandles(
  ask: Ask,
  instrument: Instrument,
  { interval, fromMs, toMs }: { interval: Interval; fromMs: Instant; toMs: Instant },
): Promise<Candle[]> {
  const stepMs = intervalMs[interval];
  // Candles that open at the end of the last whole interval are still forming.
  let endMs = floorInstant(toMs, stepMs);
  if ((endMs - fromMs) / stepMs > candlesMax) {
    throw new RangeError(`ask for at most ${candlesMax} candles at a time, not for ${(endMs - fromMs) / stepMs}`);
  }
  const newestFirst: Candle[] = [];
  while (endMs > fromMs) {
    const count = Math.min(candlesPerCall, Math.ceil((endMs - fromMs) / stepMs));
    const to = `${new Date(endMs).toISOString().slice(0, 19)}Z`;
    const query = `market=${encodeURIComponent(instrument.id)}&to=${encodeURIComponent(to)}&count=${count}`;
    const rows = parse(Candles, await ask('candles', `/v1/candles/${paths[interval]}?${query}`));
    const older = candlesOf(rows, instrument, interval).filter(({ openAtMs }) => openAtMs < endMs);
    newestFirst.push(...older.filter(({ openAtMs }) => openAtMs >= fromMs));
    const oldest = older.at(-1);
    // Fewer than asked for, each counted as often as it came: there is no older history. None older: it does not page.
    if (oldest === undefined || rows.length < count) break;
    endMs = oldest.openAtMs;
  }
  return newestFirst.toReversed();
}

/** Newest first, each opening once. */
function candlesOf(rows: z.output<typeof Candles>, { id }: Instrument, interval: Interval): Candle[] {
  const byOpening = new Map<Instant, Candle>();
  for (const row of rows) {
    const candle = {
      openAtMs: Date.parse(`${row.candle_date_time_utc}Z`),
      open: row.opening_price,
      high: row.high_price,
      low: row.low_price,
      close: row.trade_price,
      volume: row.candle_acc_trade_volume,
    };
    const fault = rowFault(row, id, interval) ?? timeFault(candle.openAtMs, row, interval) ?? candleFault(candle);
    if (fault !== undefined) throw new FeedError('malformed', `upbit sent a wrong candle of "${id}": ${fault}`);
    byOpening.set(candle.openAtMs, candle);
  }
  return [...byOpening.values()].toSorted((left, right) => right.openAtMs - left.openAtMs);
}

type CandleRow = z.output<typeof Candles>[number];

function rowFault({ market, unit }: CandleRow, id: string, interval: Interval): string | undefined {
  if (market !== id) return `it is of "${market}"`;
  return unit === undefined || unit * minuteMs === intervalMs[interval] ? undefined : `it is of ${unit} minutes`;
}

function timeFault(openAtMs: Instant, row: CandleRow, interval: Interval): string | undefined {
  // The parser makes the first of March of a thirtieth of February.
  const exists = !Number.isNaN(openAtMs) && new Date(openAtMs).toISOString().startsWith(row.candle_date_time_utc);
  if (!exists) return 'its time does not exist';
  return openAtMs % intervalMs[interval] === 0 ? undefined : 'it opens between two others';
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FeedError('malformed', `upbit sent ${issue?.path.join('.')}: ${issue?.message}`);
}
