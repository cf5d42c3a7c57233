import type { MarketProgramme } from '../../markets/market-series.ts';
import type { FaultBoard } from '../faults.ts';
import type { Vendor, VendorReply, VendorRequest } from '../serve-vendor.ts';
import { chartError, chartOf } from './chart.ts';
import { quoteRow } from './quote-row.ts';
import { searchFor } from './search.ts';
import { findListing } from './yahoo-market.ts';

const crumb = 'ToWn.CrUmB/1';
const cookie = 'A3=d=town&S=town';
const yearMs = 365 * 24 * 3_600_000;

/** One server for all hosts of the vendor: `/query1.finance.yahoo.com/v8/…` is the same as `/v8/…`. */
export function createYahoo({ programme, faults }: { programme: MarketProgramme; faults: FaultBoard }): Vendor {
  const at = (path: string) => new RegExp(`^(?:/[a-z0-9.]+\\.yahoo\\.com)?${path}$`);
  return {
    faults,
    manners: {
      throttled: { status: 429, body: 'Too Many Requests' },
      banned: { status: 403, body: 'Forbidden' },
      failing: { status: 502, body: '<html><body>Bad Gateway</body></html>' },
      maintenance: { status: 503, body: '<html><body>We will be right back</body></html>' },
      notFound: { status: 404, body: '<html><body>Not Found</body></html>' },
    },
    routes: [
      { method: 'GET', path: at('/(?:quote/[^/]*/?)?'), answer: handOutCookie },
      {
        method: 'GET',
        path: at('/v1/test/getcrumb'),
        answer: (request) => (hasCookie(request) ? { status: 200, body: crumb } : unauthorized('Invalid Cookie')),
      },
      {
        method: 'GET',
        path: at('/v8/finance/chart/(?<symbol>[^/]+)'),
        answer({ params, query }) {
          const listing = findListing(programme, params['symbol'] ?? '');
          if (listing !== undefined) return chartOf(listing, query, faults.marketNow());
          return chartError(404, 'Not Found', 'No data found, symbol may be delisted');
        },
      },
      {
        method: 'GET',
        path: at('/v7/finance/quote'),
        answer(request) {
          if (!hasCookie(request) || request.query.get('crumb') !== crumb) return unauthorized('Invalid Crumb');
          const symbols = (request.query.get('symbols') ?? '').split(',');
          // A symbol that is not known is left out without a word.
          const listings = symbols.flatMap((symbol) => findListing(programme, symbol) ?? []);
          const result = listings.flatMap((listing) => quoteRow(listing, faults.marketNow()) ?? []);
          return { status: 200, body: { quoteResponse: { result, error: null } } };
        },
      },
      {
        method: 'GET',
        path: at('/v1/finance/search'),
        answer: ({ query }) => ({ status: 200, body: searchFor(programme, query, faults.marketNow()) }),
      },
    ],
  };
}

/** Cookies are dated by the wall clock, which is what clients compare them with. */
function handOutCookie(): VendorReply {
  const expires = new Date(Date.now() + yearMs).toUTCString();
  return {
    status: 200,
    headers: {
      'set-cookie': [
        `${cookie}; Expires=${expires}; Max-Age=31557600; Domain=.yahoo.com; Path=/; SameSite=None; Secure; HttpOnly`,
      ],
    },
    body: '<!doctype html><html><body>Gaemi town</body></html>',
  };
}

function hasCookie({ headers }: VendorRequest): boolean {
  return (headers.cookie ?? '').includes(cookie);
}

function unauthorized(description: string): VendorReply {
  return { status: 401, body: { finance: { result: null, error: { code: 'Unauthorized', description } } } };
}
