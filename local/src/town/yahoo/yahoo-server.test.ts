import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import YahooFinance from 'yahoo-finance2';
import { ExtendedCookieJar } from 'yahoo-finance2/lib/cookieJar';
import { dayMs } from '@gaemi/core/base/instant.ts';
import { makeProgramme } from '../../markets/market-programme.ts';
import { createFaultBoard } from '../faults.ts';
import { serveVendor, type VendorServer } from '../serve-vendor.ts';
import { createYahoo } from './yahoo-server.ts';

const programme = makeProgramme({ nowMs: Date.parse('2026-11-20T07:36:00Z') });
// A Friday afternoon in New York.
const nowMs = Date.parse('2026-11-20T18:00:30Z');
let server: VendorServer;

beforeAll(async () => {
  server = await serveVendor(createYahoo({ programme, faults: createFaultBoard(() => nowMs) }));
});
afterAll(() => server.close());

describe('the quotes, read and validated by the library that everybody uses', () => {
  it('need the cookie and its crumb, which it fetches', async () => {
    const quote = await client().quote('AAPL');
    expect(quote.symbol).toBe('AAPL');
    expect(quote.marketState).toBe('REGULAR');
    expect(quote.regularMarketTime?.getTime()).toBe(nowMs - (nowMs % 1000));
    const page = await fetch(`${server.url}/finance.yahoo.com/quote/AAPL`);
    const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const crumbUrl = `${server.url}/query1.finance.yahoo.com/v1/test/getcrumb`;
    const crumb = await (await fetch(crumbUrl, { headers: { cookie } })).text();
    expect((await fetch(crumbUrl)).status).toBe(401);
    const url = `${server.url}/query2.finance.yahoo.com/v7/finance/quote?symbols=AAPL&crumb=`;
    expect((await fetch(url + encodeURIComponent(crumb))).status, 'a crumb without its cookie').toBe(401);
    expect((await fetch(`${url}stale`, { headers: { cookie } })).status, 'a stale crumb').toBe(401);
    expect((await fetch(url + encodeURIComponent(crumb), { headers: { cookie } })).status).toBe(200);
  });

  it('leave out what they do not know', async () => {
    const quotes = await client().quote(['MSFT', 'NOPE', '^GSPC', '005930.KS']);
    expect(quotes.map(({ symbol, marketState }) => `${symbol} ${marketState}`)).toEqual([
      'MSFT REGULAR',
      '^GSPC REGULAR',
      '005930.KS CLOSED',
    ]);
  });

  it('say whether a price is recorded or simulated', async () => {
    expect((await client().quote('AAPL')).quoteSourceName).toContain('simulated');
    expect((await client().quote('^GSPC')).quoteSourceName).toContain('recorded');
  });
});

describe('the charts', () => {
  it('carry a day per session, the forming one stamped with its last trade', async () => {
    const { quotes, meta } = await client().chart('^GSPC', { ...daysBefore(8), interval: '1d' });
    expect(quotes.map(({ date }) => date.toISOString())).toEqual([
      '2026-11-13T14:30:00.000Z',
      '2026-11-16T14:30:00.000Z',
      '2026-11-17T14:30:00.000Z',
      '2026-11-18T14:30:00.000Z',
      '2026-11-19T14:30:00.000Z',
      '2026-11-20T18:00:30.000Z',
    ]);
    expect(quotes.at(-1)?.close).toBe(meta.regularMarketPrice);
  });

  it('cut a session into hours from its opening', async () => {
    const period = { ...daysBefore(4 / 24), interval: '1h' } as const;
    const { quotes } = await client().chart('AAPL', period);
    expect(quotes.map(({ date }) => date.toISOString().slice(11, 16))).toEqual(['14:30', '15:30', '16:30', '18:00']);
  });

  it('are empty on a day without trading, and unknown for what is not listed', async () => {
    const saturday = { period1: new Date('2026-11-14T10:00:00Z'), period2: new Date('2026-11-15T10:00:00Z') };
    expect((await client().chart('AAPL', saturday)).quotes).toEqual([]);
    await expect(client().chart('NOPE', saturday)).rejects.toThrow('No data found, symbol may be delisted');
  });

  it('are found with and without the name of the host', async () => {
    const path = `/v8/finance/chart/%5EGSPC?interval=1d&period1=${Math.floor((nowMs - dayMs) / 1000)}`;
    expect((await fetch(server.url + path)).status).toBe(200);
    expect((await fetch(`${server.url}/query1.finance.yahoo.com${path}`)).status).toBe(200);
  });
});

it('finds symbols and news by a name', async () => {
  const { quotes, news } = await client().search('Samsung');
  expect(quotes).toMatchObject([{ symbol: '005930.KS', quoteType: 'EQUITY' }]);
  expect(news.length).toBeGreaterThan(0);
  expect(news[0]?.publisher).toContain('simulated');
});

/** The library itself would end at the wall clock's now, which is not the market's. */
function daysBefore(days: number) {
  return { period1: new Date(nowMs - days * dayMs), period2: new Date(nowMs + 60_000) };
}

const Numbers = z.array(z.number());
const Charts = z.object({
  chart: z.object({
    result: z.array(
      z.object({
        timestamp: Numbers,
        indicators: z.object({ quote: z.array(z.object({ high: Numbers, close: Numbers })) }),
      }),
    ),
  }),
});

it('adds days up to months, as the vendor does', async () => {
  const ask = async (interval: string) => {
    const span = `period1=${Date.UTC(2026, 7, 1) / 1000}&period2=${Date.UTC(2026, 9, 1) / 1000}`;
    const answer = await fetch(`${server.url}/v8/finance/chart/AAPL?${span}&interval=${interval}`);
    const body = Charts.parse(await answer.json());
    return body.chart.result[0] ?? { timestamp: [], indicators: { quote: [] } };
  };
  const [months, days] = [await ask('1mo'), await ask('1d')];
  const [prices, daily] = [months.indicators.quote[0], days.indicators.quote[0]];
  expect(months.timestamp).toHaveLength(2);
  expect(months.timestamp[0]).toBe(days.timestamp[0]);
  expect(Math.max(...(prices?.high ?? []))).toBe(Math.max(...(daily?.high ?? [0])));
  expect(prices?.close[1]).toBe(daily?.close.at(-1));
});

function client() {
  return new YahooFinance({
    versionCheck: false,
    suppressNotices: ['yahooSurvey'],
    cookieJar: new ExtendedCookieJar(),
    fetch: async (url, init) => fetch(String(url).replace('https://', `${server.url}/`), init),
  });
}
