import { secondMs } from '@gaemi/core/base/instant.ts';
import type { MarketProgramme, MarketSeries } from '../../markets/market-series.ts';
import { hoursOfDay, isOpen, localDay, tradesOn } from '../../markets/session.ts';
import { nameOf } from '../known-names.ts';

/** What the vendor says about a symbol, whatever it is asked. */
export interface Listing {
  readonly series: MarketSeries;
  readonly symbol: string;
  readonly name: string;
  readonly quoteType: 'EQUITY' | 'ETF' | 'INDEX';
  readonly currency: 'KRW' | 'USD';
  readonly exchange: string;
  readonly exchangeName: string;
  readonly zone: string;
}

const funds = new Set(['SLV', 'URTH', 'SPY']);
const newYorkExchange = new Set(['PG']);

/** Everything but crypto, by the vendor's own symbols. */
export function listingsOf({ instruments }: MarketProgramme): Listing[] {
  return instruments.filter(({ instrumentId }) => !instrumentId.startsWith('KRW-')).map(listingOf);
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
  const symbol = series.instrumentId;
  const korean = series.session.id === 'krx';
  const quoteType = symbol.startsWith('^') ? 'INDEX' : funds.has(symbol) ? 'ETF' : 'EQUITY';
  const [exchange, exchangeName] = exchangeOf(symbol, korean);
  const name = nameOf(symbol).en;
  return {
    series,
    symbol,
    name,
    quoteType,
    currency: korean ? 'KRW' : 'USD',
    exchange,
    exchangeName,
    zone: korean ? 'KST' : 'EST',
  };
}

function exchangeOf(symbol: string, korean: boolean): readonly [code: string, name: string] {
  if (korean) return ['KSC', 'KSE'];
  if (symbol.startsWith('^')) return ['SNP', 'SNP'];
  if (funds.has(symbol)) return ['PCX', 'NYSEArca'];
  return newYorkExchange.has(symbol) ? ['NYQ', 'NYSE'] : ['NMS', 'NasdaqGS'];
}
