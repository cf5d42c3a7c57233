import type { Quote } from '@gaemi/core/market/board.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import * as z from 'zod/mini';
import { type Feed, FeedError } from './feed.ts';
import { type AskChart, createYahooCandles, periodOf } from './yahoo-candles.ts';
import { YahooTime } from './yahoo-chart.ts';
import { foundSymbols } from './yahoo-search.ts';
import { symbolOf } from './yahoo-symbol.ts';
import { createYahooClient, StaleCrumbError, type YahooClient, type YahooClientOptions } from './yahoo-client.ts';

type Ask = <Answer>(question: (client: YahooClient) => Promise<Answer>) => Promise<Answer>;

const QuoteRow = z.object({
  symbol: z.string(),
  regularMarketPrice: z.number().check(z.positive()),
  regularMarketTime: YahooTime,
  regularMarketPreviousClose: z.optional(z.number()),
  regularMarketVolume: z.optional(z.number()),
  marketCap: z.optional(z.number()),
  trailingPE: z.optional(z.number()),
  priceToBook: z.optional(z.number()),
  epsTrailingTwelveMonths: z.optional(z.number()),
  /** A fraction; the field without "trailing" is per cent. */
  trailingAnnualDividendYield: z.optional(z.number()),
});

/** Reads the vendor's unofficial endpoints through yahoo-finance2; needs no key. */
export function createYahooFeed(options: YahooClientOptions = {}): Feed {
  const ask = createAsk(options);
  const chart: AskChart = (symbol, { interval, ...span }) => {
    const question = { ...periodOf(span), interval, includePrePost: false, return: 'object' } as const;
    // The library puts the symbol into the path as it is.
    return ask((client) => client.chart(encodeURIComponent(symbol), question, { validateResult: false }));
  };
  const { candles, actions } = createYahooCandles(chart, options.now ?? Date.now);
  return {
    name: 'yahoo',
    quotes: (instruments) => readQuotes(ask, instruments),
    candles,
    actions,
    search: async (text) =>
      foundSymbols(await ask((client) => client.search(text, { newsCount: 0 }, { validateResult: false }))),
  };
}

async function readQuotes(ask: Ask, instruments: readonly Instrument[]): Promise<Quote[]> {
  if (instruments.length === 0) return [];
  const symbols = instruments.map(({ id }) => symbolOf(id));
  // The library's own check fails all quotes for one new field of one of them.
  const answer = await ask((client) => client.quote(symbols, { return: 'array' }, { validateResult: false }));
  const rows = z.array(z.unknown()).safeParse(answer);
  if (!rows.success) throw new FeedError('malformed', 'yahoo sent no list of quotes');
  const parsed = rows.data.flatMap((row) => QuoteRow.safeParse(row).data ?? []);
  if (parsed.length === 0 && rows.data.length > 0) throw new FeedError('malformed', 'yahoo sent no readable quote');
  return instruments.flatMap(({ id }) => {
    const row = parsed.find(({ symbol }) => symbol.toUpperCase() === symbolOf(id).toUpperCase());
    return row === undefined ? [] : [quoteOf(row, id)];
  });
}

function quoteOf(row: z.output<typeof QuoteRow>, instrumentId: string): Quote {
  const { regularMarketPreviousClose: previousClose, regularMarketVolume: volume, marketCap } = row;
  const fundamentals = {
    ...(row.trailingPE === undefined ? {} : { priceToEarnings: row.trailingPE }),
    ...(row.priceToBook === undefined ? {} : { priceToBook: row.priceToBook }),
    ...(row.epsTrailingTwelveMonths === undefined ? {} : { earningsPerShare: row.epsTrailingTwelveMonths }),
    ...(row.trailingAnnualDividendYield === undefined ? {} : { dividendYield: row.trailingAnnualDividendYield }),
  };
  return {
    instrumentId,
    price: row.regularMarketPrice,
    ...(Object.keys(fundamentals).length === 0 ? {} : { fundamentals }),
    ...(previousClose === undefined ? {} : { previousClose }),
    ...(volume === undefined ? {} : { volume }),
    ...(marketCap === undefined || marketCap <= 0 ? {} : { marketCap }),
    atMs: row.regularMarketTime,
    source: 'yahoo',
  };
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
