import { secondMs } from '@gaemi/core/base/instant.ts';
import type { MarketProgramme, MarketSeries } from '../../markets/market-series.ts';
import { hoursOfDay, isOpen, localDay, tradesOn } from '../../markets/session.ts';
import { nameOf } from '../known-names.ts';

/** What the vendor says about a symbol, whatever it is asked. */
export interface Listing {
  readonly series: MarketSeries;
  readonly symbol: string;
  readonly name: string;
  readonly quoteType: 'EQUITY' | 'ETF' | 'INDEX' | 'CURRENCY' | 'CRYPTOCURRENCY';
  readonly currency: 'KRW' | 'USD';
  readonly exchange: string;
  readonly exchangeName: string;
  readonly zone: string;
}

/** How the vendor calls a kind for people. */
export const typeNames = {
  EQUITY: 'Equity',
  ETF: 'ETF',
  INDEX: 'Index',
  CURRENCY: 'Currency',
  CRYPTOCURRENCY: 'Cryptocurrency',
} as const;

const funds = new Set(['SLV', 'URTH', 'SPY']);
const newYorkExchange = new Set(['PG']);

/** Everything but futures and foreign exchanges, by the vendor's own symbols. */
export function listingsOf({ instruments }: MarketProgramme): Listing[] {
  const isListed = (id: string) => !id.includes(':') && id !== 'KOSPI200F';
  return instruments.filter(({ instrumentId }) => isListed(instrumentId)).map(listingOf);
}

export function findListing(programme: MarketProgramme, symbol: string): Listing | undefined {
  return listingsOf(programme).find((listing) => listing.symbol === symbol.toUpperCase());
}

export function offsetSeconds({ series }: Listing, atMs: number): number {
  return series.session.utcOffsetMs(atMs) / secondMs;
}

/** The session of today or, on a day without one, the next. */
export function currentSession({ series }: Listing, nowMs: number) {
  let day = localDay(series.session, nowMs);
  while (!tradesOn(series.session, day)) day += 1;
  return hoursOfDay(series.session, day);
}

export function marketState(listing: Listing, nowMs: number): 'PRE' | 'REGULAR' | 'POST' | 'CLOSED' {
  const { session } = listing.series;
  if (isOpen(session, nowMs)) return 'REGULAR';
  const day = localDay(session, nowMs);
  if (session.id !== 'new-york' || !tradesOn(session, day)) return 'CLOSED';
  const { openAtMs, closeAtMs } = hoursOfDay(session, day);
  const extended = 4 * 3_600_000;
  if (nowMs < openAtMs && nowMs >= openAtMs - extended) return 'PRE';
  return nowMs >= closeAtMs && nowMs < closeAtMs + extended ? 'POST' : 'CLOSED';
}

function listingOf(series: MarketSeries): Listing {
  const id = series.instrumentId;
  const coin = /^KRW-(.+)$/.exec(id)?.[1];
  const symbol = coin === undefined ? id : `${coin}-KRW`;
  const quoteType = quoteTypeOf(symbol, coin !== undefined);
  const korean = series.session.id === 'krx';
  const [exchange, exchangeName] = exchangeOf(symbol, quoteType, korean);
  return {
    series,
    symbol,
    name: nameOf(id).en,
    quoteType,
    currency: korean || /^KRW=X$|-KRW$/.test(symbol) ? 'KRW' : 'USD',
    exchange,
    exchangeName,
    zone: { always: 'UTC', krx: 'KST', 'krx-futures': 'KST', 'new-york': 'EST' }[series.session.id],
  };
}

function quoteTypeOf(symbol: string, isCoin: boolean): Listing['quoteType'] {
  if (isCoin) return 'CRYPTOCURRENCY';
  if (symbol.startsWith('^')) return 'INDEX';
  if (symbol.endsWith('=X')) return 'CURRENCY';
  return funds.has(symbol) ? 'ETF' : 'EQUITY';
}

function exchangeOf(
  symbol: string,
  quoteType: Listing['quoteType'],
  korean: boolean,
): readonly [code: string, name: string] {
  if (quoteType === 'CRYPTOCURRENCY') return ['CCC', 'CCC'];
  if (quoteType === 'CURRENCY') return ['CCY', 'CCY'];
  if (korean) return symbol.endsWith('.KQ') ? ['KOE', 'KOSDAQ'] : ['KSC', 'KSE'];
  if (symbol.startsWith('^')) return ['SNP', 'SNP'];
  if (funds.has(symbol)) return ['PCX', 'NYSEArca'];
  return newYorkExchange.has(symbol) ? ['NYQ', 'NYSE'] : ['NMS', 'NasdaqGS'];
}
