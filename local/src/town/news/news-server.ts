import type { MarketProgramme } from '../../markets/market-series.ts';
import type { FaultBoard } from '../faults.ts';
import { seriesSearched } from '../known-names.ts';
import type { Vendor, VendorReply, VendorRequest } from '../serve-vendor.ts';
import { headlinesAbout, type TownHeadline, townPublisher } from './headlines.ts';

const xml = { 'content-type': 'application/xml; charset=utf-8' };
const itemsMax = 30;

/** A search for news as RSS; says in each publisher's name that it is simulated. */
export function createNews({ programme, faults }: { programme: MarketProgramme; faults: FaultBoard }): Vendor {
  return {
    faults,
    manners: {
      throttled: { status: 429, body: '<html><body>429. That’s an error.</body></html>' },
      banned: { status: 503, body: '<html><body>Our systems have detected unusual traffic.</body></html>' },
      failing: { status: 500, body: '<html><body>500. That’s an error.</body></html>' },
      maintenance: { status: 503, body: '<html><body>503. That’s an error.</body></html>' },
      notFound: { status: 404, body: '<html><body>404. That’s an error.</body></html>' },
    },
    routes: [
      {
        method: 'GET',
        path: /^\/rss\/search$/,
        answer: (request) => search(programme, request, faults.marketNow()),
      },
      {
        method: 'GET',
        path: /^\/articles\/(?<id>[^/]+)$/,
        answer: ({ params }) => ({
          status: 200,
          body: `<!doctype html><meta charset="utf-8"><title>${townPublisher}</title><p>${escapeXml(params['id'] ?? '')}: 모의 기사입니다. A simulated article.`,
        }),
      },
    ],
  };
}

function search(programme: MarketProgramme, { query, headers }: VendorRequest, nowMs: number): VendorReply {
  const origin = `http://${headers.host ?? 'town.invalid'}`;
  const text = query.get('q') ?? '';
  const language = (query.get('hl') ?? 'ko').startsWith('ko') ? 'ko' : 'en';
  const series = seriesSearched(programme, text);
  const headlines = series === undefined ? [] : headlinesAbout(series, nowMs).slice(0, itemsMax);
  const channel = [
    '<generator>gaemi-town</generator>',
    `<title>"${escapeXml(text)}" - ${townPublisher}</title>`,
    `<link>${escapeXml(origin)}/search</link>`,
    `<language>${language}</language>`,
    `<lastBuildDate>${new Date(nowMs).toUTCString()}</lastBuildDate>`,
    '<description>simulated news</description>',
    ...headlines.map((headline) => itemOf(headline, language, origin)),
  ];
  const body = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><rss xmlns:media="http://search.yahoo.com/mrss/" version="2.0"><channel>${channel.join('')}</channel></rss>`;
  return { status: 200, body, headers: xml };
}

/** Links and ids are made of what they are about, so that the same news is never new twice. */
function itemOf({ id, title, publishedAtMs }: TownHeadline, language: 'ko' | 'en', origin: string): string {
  const headline = escapeXml(`${title[language]} - ${townPublisher}`);
  const link = escapeXml(`${origin}/articles/${encodeURIComponent(id)}`);
  return [
    `<item><title>${headline}</title><link>${link}</link>`,
    `<guid isPermaLink="false">${escapeXml(id)}</guid>`,
    `<pubDate>${new Date(publishedAtMs).toUTCString()}</pubDate>`,
    `<description>&lt;a href="${link}"&gt;${headline}&lt;/a&gt;</description>`,
    `<source url="${escapeXml(origin)}">${townPublisher}</source></item>`,
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
