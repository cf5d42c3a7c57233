import { floorInstant, type Instant, minuteMs, secondMs } from '@gaemi/core/base/instant.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { type Candle, candleFault, closeAtMs, type Interval, intervalMs } from '@gaemi/core/market/candle.ts';
import { coinOf, type Instrument } from '@gaemi/core/market/instrument.ts';
import type * as z from 'zod/mini';
import { askVendor, hostOf, parseJson, refusalOf, retryAfterOf } from './ask-vendor.ts';
import { type CcxtExchange, CcxtRows, CcxtTicker, CcxtTickers, type CcxtVenue } from './ccxt-venue.ts';
import { type Feed, FeedError } from './feed.ts';

export interface CcxtFeedOptions {
  /** Stands in for the exchange's own host. */
  readonly baseUrl?: string | undefined;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

/** Reads one exchange through the library; needs no key. */
export function createCcxtFeed(venue: CcxtVenue, options: CcxtFeedOptions = {}): Feed {
  const { timeoutMs = 10_000 } = options;
  // The library's own time-out is the later one, so that ours tells what happened.
  const exchange = venue.open({ timeout: timeoutMs + secondMs, fetchImplementation: fetchFor(venue, options) });
  const known = new Map<string, unknown>();
  const learn = (instruments: readonly Instrument[]) => {
    const before = known.size;
    for (const instrument of instruments) known.set(symbolOf(instrument), marketOf(venue, instrument));
    if (known.size > before) exchange.setMarkets([...known.values()]);
  };
  return {
    name: venue.name,
    async quotes(instruments) {
      if (instruments.length === 0) return [];
      learn(instruments);
      return readQuotes(venue, exchange, instruments);
    },
    async candles(instrument, interval, span) {
      learn([instrument]);
      return readCandles(venue, exchange, { instrument, interval, ...span });
    },
  };
}

async function readQuotes(
  venue: CcxtVenue,
  exchange: CcxtExchange,
  instruments: readonly Instrument[],
): Promise<Quote[]> {
  try {
    const answer = await asked(venue, () => exchange.fetchTickers(instruments.map(symbolOf)));
    const rows = Object.values(parse(CcxtTickers, answer, venue));
    // One coin without a trade is no reason to lose the others.
    const tickers = rows.flatMap((row) => CcxtTicker.safeParse(row).data ?? []);
    if (tickers.length === 0) throw new FeedError('malformed', `${venue.name} sent no quote`);
    return instruments.flatMap((instrument) => {
      const ticker = tickers.find(({ symbol }) => symbol === symbolOf(instrument));
      if (ticker === undefined) return [];
      const { last: price, timestamp: atMs, previousClose, baseVolume } = ticker;
      const quote = { instrumentId: instrument.id, price, atMs, source: venue.name };
      return [
        {
          ...quote,
          ...(typeof previousClose === 'number' && previousClose > 0 && { previousClose }),
          ...(typeof baseVolume === 'number' && baseVolume >= 0 && { volume: baseVolume }),
        },
      ];
    });
  } catch (error) {
    if (!(error instanceof FeedError) || error.kind !== 'unknown-symbol') throw error;
    if (instruments.length === 1) return [];
    // One unknown market spoils the whole answer, so the others are asked for one by one.
    const quotes: Quote[] = [];
    for (const instrument of instruments) quotes.push(...(await readQuotes(venue, exchange, [instrument])));
    return quotes;
  }
}

interface Question {
  readonly instrument: Instrument;
  readonly interval: Interval;
  readonly fromMs: Instant;
  readonly toMs: Instant;
}

async function readCandles(venue: CcxtVenue, exchange: CcxtExchange, question: Question): Promise<Candle[]> {
  const { instrument, interval, fromMs, toMs } = question;
  const stepMs = intervalMs[interval];
  const candles = new Map<Instant, Candle>();
  let sinceMs = floorInstant(fromMs + stepMs - 1, stepMs);
  while (sinceMs + stepMs <= toMs) {
    const count = Math.min(venue.candlesPerCall, Math.ceil((toMs - sinceMs) / stepMs));
    const startMs = sinceMs;
    const answer = await asked(venue, () => exchange.fetchOHLCV(symbolOf(instrument), interval, startMs, count));
    const page = parse(CcxtRows, answer, venue).map((row) => candleOf(row, venue));
    const fresh = page.filter(({ openAtMs }) => openAtMs >= startMs).toSorted((a, b) => a.openAtMs - b.openAtMs);
    const closed = fresh.filter(({ openAtMs }) => closeAtMs(openAtMs, interval) <= toMs);
    for (const candle of closed) candles.set(candle.openAtMs, candle);
    const last = fresh.at(-1);
    // Nothing newer: a market that is younger than the span answers from its beginning, so this is its end.
    if (last === undefined) break;
    sinceMs = last.openAtMs + stepMs;
  }
  return [...candles.values()];
}

function candleOf([openAtMs, open, high, low, close, volume]: z.output<typeof CcxtRows>[number], venue: CcxtVenue) {
  const candle = { openAtMs, open, high, low, close, volume };
  const fault = candleFault(candle);
  if (fault !== undefined) throw new FeedError('malformed', `${venue.name} sent a wrong candle: ${fault.en}`);
  return candle;
}

/** `binance:BTC-USDT` is the library's `BTC/USDT`. */
function symbolOf(instrument: Instrument): string {
  return `${coinOf(instrument)}/${instrument.currency}`;
}

/** What the library has to know of a market to ask for its prices, in its own shape. */
function marketOf(venue: CcxtVenue, instrument: Instrument): unknown {
  const [base, quote] = [coinOf(instrument), instrument.currency];
  const id = venue.marketId(base, quote);
  const kinds = { type: 'spot', spot: true, margin: false, swap: false, future: false, option: false, contract: false };
  const names = {
    id,
    symbol: `${base}/${quote}`,
    base,
    quote,
    baseId: base,
    quoteId: quote,
    lowercaseId: id.toLowerCase(),
  };
  return { ...names, ...kinds, active: true, precision: {}, limits: {}, info: {} };
}

async function asked(venue: CcxtVenue, question: () => Promise<unknown>): Promise<unknown> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof FeedError) throw error;
    const message = error instanceof Error ? error.message.slice(0, 200) : String(error);
    // Whatever failed on the way was told by our transport; what is left is what the answer said.
    throw new FeedError('malformed', `${venue.name}: ${message}`, { cause: error });
  }
}

function fetchFor(venue: CcxtVenue, options: CcxtFeedOptions) {
  const { fetch = globalThis.fetch, timeoutMs = 10_000 } = options;
  const baseUrl = options.baseUrl?.replace(/\/+$/, '');
  return async (trueUrl: string, { method, headers }: RequestInit): Promise<Response> => {
    const url = baseUrl === undefined ? trueUrl : trueUrl.replace(venue.url, baseUrl);
    const init = { method: method ?? 'GET', headers: headers ?? {} };
    const answer = await askVendor(url, { fetch, timeoutMs, bytesMax: 20_000_000, init });
    judge(venue, answer, url);
    return new Response(answer.text, { status: answer.status });
  };
}

function judge(venue: CcxtVenue, { status, headers, text }: Awaited<ReturnType<typeof askVendor>>, url: string): void {
  if (status === 200) {
    if (venue.isData(parseJson(text, url))) return;
    throw new FeedError('malformed', `${venue.name} sent something other than rows: "${text.slice(0, 80)}"`);
  }
  const said = `${hostOf(url)} answered ${status}: "${text.slice(0, 200)}"`;
  if (status === 429 || status === 418) {
    // Both are documented to carry it; whoever goes on asking is banned for longer.
    throw new FeedError('throttled', said, { retryAfterMs: retryAfterOf(headers) ?? minuteMs });
  }
  if (venue.isUnknown(text)) throw new FeedError('unknown-symbol', said);
  throw new FeedError(refusalOf(status), said, { retryAfterMs: retryAfterOf(headers) });
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, answer: unknown, { name }: CcxtVenue): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new FeedError('malformed', `${name} sent ${issue?.path.join('.')}: ${issue?.message}`);
}
