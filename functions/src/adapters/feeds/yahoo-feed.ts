import { dayMs, type Instant, secondMs } from '@gaemi/core/base/instant.ts';
import type { Quote } from '@gaemi/core/market/board.ts';
import { type Candle, closeAtMs, type Interval } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import * as z from 'zod/mini';
import { type Feed, FeedError } from './feed.ts';
import { candlesOfChart, YahooTime } from './yahoo-chart.ts';
import { createYahooClient, StaleCrumbError, type YahooClient, type YahooClientOptions } from './yahoo-client.ts';

type Ask = <Answer>(question: (client: YahooClient) => Promise<Answer>) => Promise<Answer>;

/** What one question may span; the vendor refuses more. */
const spanMaxMs: Readonly<Record<Interval, number>> = {
  '1m': 7 * dayMs,
  '1h': 700 * dayMs,
  '1d': 36_500 * dayMs,
};

const QuoteRow = z.object({
  symbol: z.string(),
  regularMarketPrice: z.number().check(z.positive()),
  regularMarketTime: YahooTime,
  regularMarketPreviousClose: z.optional(z.number()),
  regularMarketVolume: z.optional(z.number()),
});

/** Reads the vendor's unofficial endpoints through yahoo-finance2; needs no key. */
export function createYahooFeed(options: YahooClientOptions = {}): Feed {
  const ask = createAsk(options);
  return {
    name: 'yahoo',
    quotes: (instruments) => readQuotes(ask, instruments),
    candles: (instrument, interval, span) => readCandles(ask, instrument, { interval, ...span }),
  };
}

async function readQuotes(ask: Ask, instruments: readonly Instrument[]): Promise<Quote[]> {
  if (instruments.length === 0) return [];
  const symbols = instruments.map(({ id }) => id);
  // The library's own check fails all quotes for one new field of one of them.
  const answer = await ask((client) => client.quote(symbols, { return: 'array' }, { validateResult: false }));
  const rows = z.array(z.unknown()).safeParse(answer);
  if (!rows.success) throw new FeedError('malformed', 'yahoo sent no list of quotes');
  const parsed = rows.data.flatMap((row) => QuoteRow.safeParse(row).data ?? []);
  if (parsed.length === 0 && rows.data.length > 0) throw new FeedError('malformed', 'yahoo sent no readable quote');
  return instruments.flatMap(({ id }) => {
    const row = parsed.find(({ symbol }) => symbol.toUpperCase() === id.toUpperCase());
    return row === undefined ? [] : [quoteOf(row, id)];
  });
}

function quoteOf(row: z.output<typeof QuoteRow>, instrumentId: string): Quote {
  const { regularMarketPreviousClose: previousClose, regularMarketVolume: volume } = row;
  return {
    instrumentId,
    price: row.regularMarketPrice,
    ...(previousClose === undefined ? {} : { previousClose }),
    ...(volume === undefined ? {} : { volume }),
    atMs: row.regularMarketTime,
    source: 'yahoo',
  };
}

async function readCandles(
  ask: Ask,
  { id }: Instrument,
  { interval, fromMs, toMs }: { interval: Interval; fromMs: Instant; toMs: Instant },
): Promise<Candle[]> {
  const candles = new Map<Instant, Candle>();
  for (let startMs = fromMs; startMs < toMs; startMs += spanMaxMs[interval]) {
    const endMs = Math.min(startMs + spanMaxMs[interval], toMs);
    const answer = await ask((client) =>
      client.chart(
        // The library puts the symbol into the path as it is.
        encodeURIComponent(id),
        {
          period1: Math.floor(startMs / secondMs),
          period2: Math.ceil(endMs / secondMs),
          interval,
          includePrePost: false,
          return: 'object',
        },
        { validateResult: false },
      ),
    );
    for (const candle of candlesOfChart(answer, id, interval)) candles.set(candle.openAtMs, candle);
  }
  return [...candles.values()]
    .filter(({ openAtMs }) => openAtMs >= fromMs && closeAtMs(openAtMs, interval) <= toMs)
    .toSorted((left, right) => left.openAtMs - right.openAtMs);
}

/** Asks with one client, which keeps its cookie; once more with a new one when the cookie has gone stale. */
function createAsk(options: YahooClientOptions): Ask {
  let opening: Promise<YahooClient> | undefined;
  return async (question) => {
    const client = await (opening ??= createYahooClient(options));
    try {
      return await question(client);
    } catch (error) {
      if (!(error instanceof StaleCrumbError)) throw feedErrorOf(error);
      const renewed = createYahooClient(options);
      opening = renewed;
      return await question(await renewed).catch((again: unknown) => {
        throw feedErrorOf(again);
      });
    }
  };
}

function feedErrorOf(error: unknown): FeedError {
  if (error instanceof FeedError) return error;
  if (error instanceof StaleCrumbError) return new FeedError('down', error.message, { cause: error });
  const message = error instanceof Error ? error.message.slice(0, 200) : String(error);
  // Without a cookie there is no token; everything else that the library throws is about the answer's shape.
  const refused = /set-cookie|crumb|redirect/i.test(message);
  return new FeedError(refused ? 'down' : 'malformed', `yahoo: ${message}`, { cause: error });
}
