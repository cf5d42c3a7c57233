import { secondMs } from '@gaemi/core/base/instant.ts';
import type { MarketProgramme } from '../../markets/market-series.ts';
import { seriesSearched } from '../known-names.ts';
import { headlinesAbout, townPublisher } from '../news/headlines.ts';
import { type Listing, listingsOf, typeNames } from './yahoo-market.ts';

/** Symbols and news that match a text. */
export function searchFor(programme: MarketProgramme, query: URLSearchParams, nowMs: number): unknown {
  const text = (query.get('q') ?? '').trim();
  const series = seriesSearched(programme, text);
  const matching = listingsOf(programme).filter((listing) => matches(listing, text) || listing.series === series);
  const quotes = matching.slice(0, Number(query.get('quotesCount') ?? 6)).map(quoteOf);
  const headlines = series === undefined ? [] : headlinesAbout(series, nowMs);
  const news = headlines.slice(0, Number(query.get('newsCount') ?? 4)).map((headline) => ({
    uuid: headline.id,
    title: headline.title.en,
    publisher: townPublisher,
    link: `https://town.invalid/articles/${encodeURIComponent(headline.id)}`,
    providerPublishTime: Math.floor(headline.publishedAtMs / secondMs),
    type: 'STORY',
    relatedTickers: [headline.instrumentId],
  }));
  return {
    explains: [],
    count: quotes.length + news.length,
    quotes,
    news,
    nav: [],
    lists: [],
    researchReports: [],
    screenerFieldResults: [],
    totalTime: 21,
    timeTakenForQuotes: 409,
    timeTakenForNews: 600,
    timeTakenForAlgowatchlist: 400,
    timeTakenForPredefinedScreener: 400,
    timeTakenForCrunchbase: 400,
    timeTakenForNav: 400,
    timeTakenForResearchReports: 0,
    timeTakenForScreenerField: 0,
    timeTakenForCulturalAssets: 0,
    timeTakenForSearchLists: 0,
  };
}

function matches({ symbol, name }: Listing, text: string): boolean {
  const wanted = text.toLowerCase();
  return wanted !== '' && (symbol.toLowerCase().startsWith(wanted) || name.toLowerCase().includes(wanted));
}

function quoteOf({ symbol, name, quoteType, exchange, exchangeName }: Listing, index: number): unknown {
  return {
    exchange,
    shortname: name,
    quoteType,
    symbol,
    index: 'quotes',
    score: 20_000 - index,
    typeDisp: typeNames[quoteType],
    longname: name,
    exchDisp: exchangeName,
    isYahooFinance: true,
  };
}
