import type { Logger as YahooLogger } from 'yahoo-finance2/lib/options';
import { askVendor, hostOf, refusalOf, retryAfterOf } from './ask-vendor.ts';
import { FeedError } from './feed.ts';

export interface YahooClientOptions {
  /** Stands in for every vendor host, as `{baseUrl}/{host}/{path}`. */
  readonly baseUrl?: string | undefined;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

/** The cookie's token is not valid any more; a new client has a new one. */
export class StaleCrumbError extends Error {
  constructor() {
    super('the vendor no longer accepts the token of our cookie');
    this.name = 'StaleCrumbError';
  }
}

/** There is nothing in the span: it lies before a share was listed, or is older than the vendor keeps such candles. */
export class NoDataError extends FeedError {}

export type YahooClient = Awaited<ReturnType<typeof createYahooClient>>;

const hourMs = 60 * 60_000;
/** Sent with a status of 400 or 422, as if the question had been wrong. */
const noData = /data doesn't exist for startdate|must be within the last \d+ days/i;
const dataHosts = /^https:\/\/query\d\.finance\.yahoo\.com\//;

/** The library prints to the console what it then throws. */
const silent: YahooLogger = { info() {}, warn() {}, error() {}, debug() {}, dir() {} };

/** Loads the library, with the three modules that a feed needs, and gives it a cookie jar of its own. */
export async function createYahooClient(options: YahooClientOptions) {
  const [library, { default: chart }, { default: quote }, { default: search }, { ExtendedCookieJar }] =
    await Promise.all([
      import('yahoo-finance2/createYahooFinance'),
      import('yahoo-finance2/modules/chart'),
      import('yahoo-finance2/modules/quote'),
      import('yahoo-finance2/modules/search'),
      import('yahoo-finance2/lib/cookieJar'),
    ]);
  const YahooFinance = library.default({ modules: { chart, quote, search } });
  return new YahooFinance({
    cookieJar: new ExtendedCookieJar(),
    fetch: createYahooFetch(options),
    logger: silent,
    suppressNotices: ['yahooSurvey'],
    validation: { logErrors: false, logOptionsErrors: false },
    versionCheck: false,
  });
}

/**
 * Speaks for the library, which has no time-out and tells neither status nor cause of what failed. Answers of the data
 * hosts are judged here; the pages that hand out cookies are passed on as they are.
 */
function createYahooFetch(options: YahooClientOptions): typeof globalThis.fetch {
  const { fetch = globalThis.fetch, timeoutMs = 10_000 } = options;
  const baseUrl = options.baseUrl?.replace(/\/+$/, '');
  return async (input, init) => {
    const trueUrl = String(input);
    const url = baseUrl === undefined ? trueUrl : trueUrl.replace(/^https:\/\//, `${baseUrl}/`);
    const { status, headers, text } = await askVendor(url, {
      fetch,
      timeoutMs,
      bytesMax: 20_000_000,
      ...(init === undefined ? {} : { init }),
    });
    if (dataHosts.test(trueUrl)) judge({ status, headers, text }, trueUrl);
    // The body is text by now; what it was packed as on the way would mislead the reader.
    const unpacked = new Headers(headers);
    unpacked.delete('content-encoding');
    return new Response(status === 204 || status === 304 ? null : text, {
      status,
      headers: unpacked,
    });
  };
}

function judge({ status, headers, text }: { status: number; headers: Headers; text: string }, url: string): void {
  const path = new URL(url).pathname;
  const said = `${hostOf(url)} answered ${status} for ${path}: "${text.slice(0, 200)}"`;
  // The vendor has sent its refusal as the token itself, with a status of 200.
  const refusedCrumb = path.endsWith('/getcrumb') && status === 200 && /[\s<{]/.test(text);
  if (status === 429 || refusedCrumb) {
    // It hardly ever says for how long; whoever comes back within minutes is throttled for longer.
    throw new FeedError('throttled', said, { retryAfterMs: retryAfterOf(headers) ?? hourMs });
  }
  if (status === 401 && !path.endsWith('/getcrumb')) throw new StaleCrumbError();
  if (status >= 400 && path.includes('/v8/finance/chart/') && noData.test(text))
    throw new NoDataError('malformed', said);
  if (status === 404) throw new FeedError('unknown-symbol', said);
  if (status >= 400) throw new FeedError(refusalOf(status), said, { retryAfterMs: retryAfterOf(headers) });
}
