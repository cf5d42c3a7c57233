import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod/mini';
import { askVendor, hostOf, refusalOf, retryAfterOf } from './ask-vendor.ts';
import { FeedError } from './feed.ts';
import type { Headline, HeadlineFeed } from './headline-feed.ts';
import { plainTitle } from './plain-title.ts';

export interface NewsRssFeedOptions {
  /** `https://news.google.com`, or a stand-in. */
  readonly baseUrl: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

const bytesMax = 2_000_000;
const titleLengthMax = 300;
const publisherLengthMax = 80;
const linkLengthMax = 2000;

const Item = z.object({
  title: z.string(),
  link: z.string().check(z.maxLength(linkLengthMax)),
  pubDate: z.string(),
  source: z.optional(z.string()),
});

const Rss = z.object({
  // A search without a hit has a channel without items.
  rss: z.object({ channel: z.object({ item: z.optional(z.array(z.unknown())) }) }),
});

/** Searches news by an instrument's search term; what it answers is hostile input. */
export function createNewsRssFeed(options: NewsRssFeedOptions): HeadlineFeed {
  const { fetch = globalThis.fetch, timeoutMs = 10_000 } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  return {
    name: 'news-rss',
    async headlines({ searchTerm }) {
      if (searchTerm === undefined) return [];
      const url = `${baseUrl}/rss/search?q=${encodeURIComponent(searchTerm)}&hl=ko&gl=KR&ceid=KR:ko`;
      const { status, headers, text } = await askVendor(url, { fetch, timeoutMs, bytesMax });
      if (status === 200) return headlinesOf(text);
      const said = `${hostOf(url)} answered ${status}: "${text.slice(0, 80)}"`;
      const wantedMs = retryAfterOf(headers);
      if (status === 429 || status === 503) {
        throw new FeedError('throttled', said, { retryAfterMs: wantedMs ?? 15 * 60_000 });
      }
      throw new FeedError(refusalOf(status), said, { retryAfterMs: wantedMs });
    },
  };
}

function headlinesOf(text: string): Headline[] {
  const parsed = Rss.safeParse(parseXml(text));
  if (!parsed.success) throw malformed('it is not RSS');
  const { item: items = [] } = parsed.data.rss.channel;
  return items.flatMap(headlineOf).toSorted((left, right) => right.publishedAtMs - left.publishedAtMs);
}

/** An item without a date, a title or a link that a browser may open is left out; the others stay. */
function headlineOf(item: unknown): Headline[] {
  const parsed = Item.safeParse(item);
  if (!parsed.success) return [];
  const link = URL.parse(parsed.data.link.trim().replaceAll('&amp;', '&'));
  const publishedAtMs = Date.parse(parsed.data.pubDate);
  const publisher = plainTitle(parsed.data.source ?? link?.hostname ?? '', publisherLengthMax);
  const title = withoutPublisher(plainTitle(parsed.data.title, titleLengthMax), publisher);
  if (link === null || !/^https?:$/.test(link.protocol) || title === '' || !(publishedAtMs >= 0)) return [];
  return [{ title, link: link.href, publisher, publishedAtMs }];
}

/** The vendor ends each title with " - " and the publisher. */
function withoutPublisher(title: string, publisher: string): string {
  const ending = ` - ${publisher}`;
  return publisher !== '' && title.endsWith(ending) ? title.slice(0, -ending.length) : title;
}

function parseXml(text: string): unknown {
  // News needs no document type, but an attack by entities does.
  if (/<!doctype|<!entity/i.test(text)) throw malformed('it declares a document type');
  if (!text.trimEnd().endsWith('</rss>')) throw malformed('it is not RSS, or ends early');
  const parser = new XMLParser({
    processEntities: false,
    ignoreAttributes: true,
    parseTagValue: false,
    isArray: (name) => name === 'item',
  });
  try {
    return parser.parse(text);
  } catch (cause) {
    throw malformed(cause instanceof Error ? cause.message.slice(0, 80) : 'it cannot be parsed', cause);
  }
}

function malformed(fault: string, cause?: unknown): FeedError {
  return new FeedError('malformed', `the news cannot be read: ${fault}`, { cause });
}
