import type { Ports } from '../../runtime/context.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Store } from '../store/store.ts';
import type { Feed } from './feed.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What price feeds are made of, beyond their vendors' addresses. */
export interface FeedsOutside {
  readonly env: Environment;
  /** For the feeds that need a key. */
  readonly secrets: Pick<Secrets, 'get'>;
  /** Where instances share what a vendor hands out once. */
  readonly store: Store;
  /** Market time. */
  readonly clock: { nowMs(): number };
}

/** Keys that price feeds need; those without are public. */
export const feedsSecrets: readonly string[] = ['KIS_APP_KEY', 'KIS_APP_SECRET'];

/** Every price feed, by the name that instruments call it; each is loaded once, when it is first asked for. */
export function createFeeds(outside: FeedsOutside): Ports['feeds'] {
  const { env, clock } = outside;
  const now = () => clock.nowMs();
  const vendors: ReadonlyMap<string, () => Promise<Feed>> = new Map([
    [
      'upbit',
      once(async () =>
        (await import('./upbit-feed.ts')).createUpbitFeed({ baseUrl: env.UPBIT_URL || 'https://api.upbit.com' }),
      ),
    ],
    [
      'yahoo',
      once(async () => (await import('./yahoo-feed.ts')).createYahooFeed({ baseUrl: env.YAHOO_URL || undefined, now })),
    ],
    ['kis', once(async () => openKis(outside))],
    [
      'binance',
      once(async () => {
        const [{ createCcxtFeed }, { binance }] = await Promise.all([
          import('./ccxt-feed.ts'),
          import('./ccxt/binance.ts'),
        ]);
        return createCcxtFeed(binance, { baseUrl: env.CCXT_URL || undefined });
      }),
    ],
  ]);
  return async (name) => {
    const open = vendors.get(name);
    if (open === undefined) throw new Error(`"${name}" is not a feed of this desk; use ${[...vendors.keys()].join()}`);
    return open();
  };
}

/** Headlines about an instrument. */
export function createHeadlines({ env }: { env: Environment }): Ports['headlines'] {
  const baseUrl = env.NEWS_URL || 'https://news.google.com';
  return once(async () => (await import('./news-rss-feed.ts')).createNewsRssFeed({ baseUrl }));
}

/** Search interest in a term. */
export function createTrends({ env }: { env: Environment }): Ports['trends'] {
  const baseUrl = env.GOOGLE_TRENDS_URL || 'https://trends.google.com';
  return once(async () => (await import('./google-trends-feed.ts')).createGoogleTrendsFeed({ baseUrl }));
}

async function openKis({ env, secrets, store, clock }: FeedsOutside): Promise<Feed> {
  const baseUrl = env.KIS_URL || 'https://openapi.koreainvestment.com:9443';
  return (await import('./kis-feed.ts')).createKisFeed({ baseUrl, secrets, store, marketNow: () => clock.nowMs() });
}

/** A feed keeps its pace and its cookie between messages, so one is enough for a process. */
function once<Thing>(open: () => Promise<Thing>): () => Promise<Thing> {
  let opening: Promise<Thing> | undefined;
  return () => (opening ??= open());
}
