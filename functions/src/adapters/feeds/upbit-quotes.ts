import { dayMs, floorInstant } from '@gaemi/core/base/instant.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { type Candle, candleFault } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import * as z from 'zod/mini';
import { FeedError } from './feed.ts';
import { lenient } from './lenient.ts';
import type { Ask } from './upbit-ask.ts';
import { Milliseconds, parseAnswer, Price, Volume } from './upbit-numbers.ts';

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

/** The newest quotes of markets; one that the vendor does not know is left out. */
export async function readQuotes(ask: Ask, instruments: readonly Instrument[]): Promise<Quote[]> {
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
  const rows = parseAnswer(z.array(z.unknown()), answer);
  const readable = rows.flatMap((row) => Ticker.safeParse(row).data ?? []);
  return readable.length === 0 ? parseAnswer(z.array(Ticker), rows) : readable;
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
