import { dayMs, floorInstant, type Instant } from '@gaemi/core/base/instant.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { type Candle, candleFault, type Interval, intervalMs } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import * as z from 'zod/mini';
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
    z.string().check(z.regex(/^-?\d+(\.\d+)?$/)),
    z.transform((text) => Number(text)),
  ),
]);
const Price = VendorNumber.check(z.refine((price) => price > 0, 'a price is more than zero'));
const Volume = VendorNumber.check(z.refine((volume) => volume >= 0, 'a volume is zero or more'));
const Milliseconds = VendorNumber.check(z.refine((ms) => Number.isSafeInteger(ms) && ms > 0, 'not a time'));

const Tickers = z.array(
  z.object({
    market: z.string(),
    opening_price: Price,
    high_price: Price,
    low_price: Price,
    trade_price: Price,
    trade_timestamp: Milliseconds,
    prev_closing_price: Price,
    acc_trade_volume: Volume,
    acc_trade_volume_24h: Volume,
  }),
);
type Ticker = z.output<typeof Tickers>[number];

const Candles = z.array(
  z.object({
    market: z.string(),
    candle_date_time_utc: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)),
    opening_price: Price,
    high_price: Price,
    low_price: Price,
    trade_price: Price,
    candle_acc_trade_volume: Volume,
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
    const tickers = parse(Tickers, await ask('ticker', `/v1/ticker?markets=${markets}`));
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

function quoteOf(ticker: Ticker, { id, interval }: Instrument): Quote {
  const quote: Quote = {
    instrumentId: id,
    price: ticker.trade_price,
    previousClose: ticker.prev_closing_price,
    volume: ticker.acc_trade_volume_24h,
    atMs: ticker.trade_timestamp,
    source: 'upbit',
  };
  // A ticker counts from midnight UTC: it is the forming candle of a day, and of no other interval.
  if (interval !== '1d') return quote;
  const forming = {
    openAtMs: floorInstant(ticker.trade_timestamp, dayMs),
    open: ticker.opening_price,
    high: ticker.high_price,
    low: ticker.low_price,
    close: ticker.trade_price,
    volume: ticker.acc_trade_volume,
  };
  return { ...quote, forming };
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
    const page = candlesOf(await ask('candles', `/v1/candles/${paths[interval]}?${query}`), instrument);
    const older = page.filter(({ openAtMs }) => openAtMs < endMs);
    newestFirst.push(...older.filter(({ openAtMs }) => openAtMs >= fromMs));
    const oldest = older.at(-1);
    // Fewer than asked for: there is no older history. None older: it does not page.
    if (oldest === undefined || page.length < count) break;
    endMs = oldest.openAtMs;
  }
  return newestFirst.toReversed();
}

/** Newest first, each opening once. */
function candlesOf(answer: unknown, { id }: Instrument): Candle[] {
  const byOpening = new Map<Instant, Candle>();
  for (const row of parse(Candles, answer)) {
    const candle = {
      openAtMs: Date.parse(`${row.candle_date_time_utc}Z`),
      open: row.opening_price,
      high: row.high_price,
      low: row.low_price,
      close: row.trade_price,
      volume: row.candle_acc_trade_volume,
    };
    const fault = row.market !== id ? `it is of "${row.market}"` : candleFault(candle);
    if (fault !== undefined || Number.isNaN(candle.openAtMs)) {
      throw new FeedError('malformed', `upbit sent a wrong candle of "${id}": ${fault ?? 'its time does not exist'}`);
    }
    byOpening.set(candle.openAtMs, candle);
  }
  return [...byOpening.values()].toSorted((left, right) => right.openAtMs - left.openAtMs);
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FeedError('malformed', `upbit sent ${issue?.path.join('.')}: ${issue?.message}`);
}
