import type { Ports } from '../../runtime/context.ts';
import type { Feed } from './feed.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Keys that feeds need: none, all are public. */
export const feedsSecrets: readonly string[] = [];

/** Every price feed, by the name that instruments call it; each is loaded once, when it is first asked for. */
export function createFeeds({ env }: { env: Environment }): Ports['feeds'] {
  const vendors: ReadonlyMap<string, () => Promise<Feed>> = new Map([
    ['upbit', once(async () => (await import('./upbit-feed.ts')).createUpbitFeed({ baseUrl: upbitUrl(env) }))],
    [
      'yahoo',
      once(async () => (await import('./yahoo-feed.ts')).createYahooFeed({ baseUrl: env.YAHOO_URL || undefined })),
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

function upbitUrl(env: Environment): string {
  return env.UPBIT_URL || 'https://api.upbit.com';
}

/** A feed keeps its pace and its cookie between messages, so one is enough for a process. */
function once<Thing>(open: () => Promise<Thing>): () => Promise<Thing> {
  let opening: Promise<Thing> | undefined;
  return () => (opening ??= open());
}
