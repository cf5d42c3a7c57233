import { type Feed, FeedError } from './feed.ts';
import { type AskChart, createYahooCandles, periodOf } from './yahoo-candles.ts';
import { quotesOf } from './yahoo-quotes.ts';
import { foundSymbols } from './yahoo-search.ts';
import { symbolOf } from './yahoo-symbol.ts';
import {
  createYahooClient,
  NoDataError,
  StaleCrumbError,
  type YahooClient,
  type YahooClientOptions,
} from './yahoo-client.ts';

type Ask = <Answer>(question: (client: YahooClient) => Promise<Answer>) => Promise<Answer>;

/** Reads the vendor's unofficial endpoints through yahoo-finance2; needs no key. */
export function createYahooFeed(options: YahooClientOptions = {}): Feed {
  const ask = createAsk(options);
  const chart: AskChart = (symbol, { interval, ...span }) => {
    const question = { ...periodOf(span), interval, includePrePost: false, return: 'object' } as const;
    // The library puts the symbol into the path as it is.
    const answer = ask((client) => client.chart(encodeURIComponent(symbol), question, { validateResult: false }));
    return answer.catch((error: unknown) => {
      if (error instanceof NoDataError) return emptyChart(symbol);
      throw error;
    });
  };
  const { candles, actions } = createYahooCandles(chart, options.now ?? Date.now);
  return {
    name: 'yahoo',
    async quotes(instruments) {
      if (instruments.length === 0) return [];
      const symbols = instruments.map(({ id }) => symbolOf(id));
      // The library's own check fails all quotes for one new field of one of them.
      const answer = await ask((client) => client.quote(symbols, { return: 'array' }, { validateResult: false }));
      return quotesOf(answer, instruments);
    },
    candles,
    actions,
    search: async (text) =>
      foundSymbols(await ask((client) => client.search(text, { newsCount: 0 }, { validateResult: false }))),
  };
}

function emptyChart(symbol: string): unknown {
  return { meta: { symbol }, indicators: { quote: [] } };
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
