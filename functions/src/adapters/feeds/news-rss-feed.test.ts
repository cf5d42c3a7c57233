import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { describe, expect, it } from 'vitest';
import { FeedError } from './feed.ts';
import { mutationsOf } from './mutations.ts';
import { createNewsRssFeed } from './news-rss-feed.ts';

const bitcoin = instrumentById('KRW-BTC');
const good = itemOf({ title: '비트코인 1억 돌파 - 매일경제', source: '매일경제' });

describe('headlines from RSS', () => {
  it('are found by the search term of an instrument', async () => {
    const asked: string[] = [];
    const feed = feedWith((url) => {
      asked.push(url);
      return new Response(rssOf(good));
    });
    expect(await feed.headlines(bitcoin)).toEqual([
      {
        title: '비트코인 1억 돌파',
        link: 'https://news.test/articles/1?a=1&b=2',
        publisher: '매일경제',
        publishedAtMs: Date.UTC(2026, 10, 19, 7, 0),
      },
    ]);
    expect(asked).toEqual([
      'https://news.test/rss/search?q=%EB%B9%84%ED%8A%B8%EC%BD%94%EC%9D%B8&hl=ko&gl=KR&ceid=KR:ko',
    ]);
  });

  it('come newest first', async () => {
    const older = itemOf({ title: 'older', pubDate: 'Wed, 18 Nov 2026 07:00:00 GMT' });
    const headlines = await feedOf(rssOf(older + good)).headlines(bitcoin);
    expect(headlines.map(({ title }) => title)).toEqual(['비트코인 1억 돌파', 'older']);
  });

  it('are none for an instrument that nobody searches by name, without a call', async () => {
    const feed = feedWith(() => expect.unreachable('the vendor was asked'));
    expect(await feed.headlines(instrumentById('^GSPC'))).toEqual([]);
  });

  it('are none when the search has no hit', async () => {
    expect(await feedOf(rssOf('')).headlines(bitcoin)).toEqual([]);
  });

  it.each([
    ['no date', itemOf({ pubDate: '' })],
    ['a date that is none', itemOf({ pubDate: 'yesterday' })],
    ['a link that runs code', itemOf({ link: 'javascript:alert(1)' })],
    ['a link into this machine', itemOf({ link: 'file:///etc/passwd' })],
    ['no title but markup', itemOf({ title: '&lt;img src=x onerror=alert(1)&gt;' })],
  ])('leave out an item with %s, and keep the others', async (_sentence, item) => {
    expect(await feedOf(rssOf(item + good)).headlines(bitcoin)).toHaveLength(1);
  });

  it.each([
    ['<![CDATA[<b>Bold</b> <script>x</script>news]]>', 'Bold x news'],
    ['Q&amp;A: &quot;up&quot; &#39;or&#39; &#x2191;', 'Q&A: "up" \'or\' ↑'],
    ['a &lt;a href=&quot;x&quot;&gt;link&lt;/a&gt; b', 'a link b'],
    ['read once: &amp;lt;b&amp;gt;', 'read once: &lt;b&gt;'],
    ['unknown &evil; stays', 'unknown &evil; stays'],
    ['two\n lines\u200b\u202e', 'two lines'],
    ['가'.repeat(500), '가'.repeat(300)],
  ])('are plain text: %s', async (title, expected) => {
    const [headline] = await feedOf(rssOf(itemOf({ title }))).headlines(bitcoin);
    expect(headline?.title).toBe(expected);
  });
});

describe('a news vendor that is not well', () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
  it.each([
    ['an entity bomb', 'malformed', new Response(bomb + rssOf(itemOf({ title: '&b;' })))],
    ['a page', 'malformed', new Response('<html><body>consent</body></html>')],
    ['half a document', 'malformed', new Response(rssOf(good).slice(0, 300))],
    ['nesting without end', 'malformed', new Response(`${'<a>'.repeat(50_000)}</rss>`)],
    ['more than two megabytes', 'malformed', new Response('x'.repeat(2_000_001))],
    ['too many calls', 'throttled', new Response('', { status: 429 })],
    ['a server that failed', 'down', new Response('', { status: 500 })],
  ] as const)('answers %s: "%s"', async (_sentence, kind, response) => {
    const feed = feedWith(() => response);
    await expect(feed.headlines(bitcoin)).rejects.toMatchObject({ name: 'FeedError', kind });
  });

  it('does not answer: "down"', async () => {
    const feed = createNewsRssFeed({ baseUrl: 'http://127.0.0.1:1', timeoutMs: 1000 });
    await expect(feed.headlines(bitcoin)).rejects.toMatchObject({ kind: 'down' });
  });

  it('never crashes the reader: every cut and every flipped character is read, or a FeedError', async () => {
    const text = rssOf(good + itemOf({ title: '<![CDATA[a]]>' }));
    // The first two of four kinds of changes are of text, the others of JSON.
    const changes = mutationsOf(800).filter((_change, index) => index % 4 < 2);
    for (const change of changes) {
      const outcome = await feedOf(change(text))
        .headlines(bitcoin)
        .catch((error: unknown) => error);
      expect(outcome).toSatisfy((is: unknown) => Array.isArray(is) || is instanceof FeedError);
    }
  });
});

function feedOf(text: string) {
  return feedWith(() => new Response(text));
}

function feedWith(answer: (url: string) => Response) {
  return createNewsRssFeed({ baseUrl: 'https://news.test/', fetch: async (url) => answer(String(url)) });
}

function rssOf(items: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>news</title>${items}</channel></rss>\n`;
}

function itemOf(parts: { title?: string; link?: string; pubDate?: string; source?: string }): string {
  const { title = 'news', link = 'https://news.test/articles/1?a=1&amp;b=2', source = 'Daily' } = parts;
  const { pubDate = 'Thu, 19 Nov 2026 07:00:00 GMT' } = parts;
  return `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">x</guid><pubDate>${pubDate}</pubDate><source url="https://daily.test">${source}</source></item>`;
}
