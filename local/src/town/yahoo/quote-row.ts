import { dayMs, secondMs } from '@gaemi/core/base/instant.ts';
import { type Listing, marketState, offsetSeconds, typeNames } from './yahoo-market.ts';

/** The newest price of a symbol in the vendor's words; undefined before its first trade. */
export function quoteRow(listing: Listing, nowMs: number): Record<string, unknown> | undefined {
  const { series, symbol, name, quoteType, currency, exchange, exchangeName, zone } = listing;
  const trade = series.priceAt(nowMs);
  if (trade === undefined) return undefined;
  const year = series.candlesUpTo(nowMs, { spanMs: dayMs, fromMs: Math.max(series.beginsAtMs, nowMs - 365 * dayMs) });
  const today = series.formingAt(nowMs, dayMs) ?? year.at(-1);
  const previousClose = year.findLast(({ openAtMs }) => openAtMs < (today?.openAtMs ?? 0))?.close ?? trade.price;
  const high = Math.max(...year.map((day) => day.high), today?.high ?? trade.price);
  const low = Math.min(...year.map((day) => day.low), today?.low ?? trade.price);
  const change = trade.price - previousClose;
  return {
    language: 'en-US',
    region: 'US',
    quoteType,
    typeDisp: typeNames[quoteType],
    quoteSourceName: series.kind === 'simulated' ? 'Gaemi town (simulated)' : 'Gaemi town (recorded)',
    triggerable: true,
    customPriceAlertConfidence: 'HIGH',
    shortName: name,
    longName: name,
    marketState: marketState(listing, nowMs),
    currency,
    exchange,
    fullExchangeName: exchangeName,
    exchangeTimezoneName: series.session.timeZone,
    exchangeTimezoneShortName: zone,
    gmtOffSetMilliseconds: offsetSeconds(listing, nowMs) * secondMs,
    market: currency === 'KRW' ? 'kr_market' : 'us_market',
    esgPopulated: false,
    corporateActions: [],
    regularMarketTime: Math.floor(trade.atMs / secondMs),
    regularMarketPrice: trade.price,
    regularMarketChange: change,
    regularMarketChangePercent: (change / previousClose) * 100,
    regularMarketDayHigh: today?.high,
    regularMarketDayRange: `${today?.low} - ${today?.high}`,
    regularMarketDayLow: today?.low,
    regularMarketVolume: Math.round(today?.volume ?? 0),
    regularMarketPreviousClose: previousClose,
    regularMarketOpen: today?.open,
    fiftyTwoWeekLow: low,
    fiftyTwoWeekHigh: high,
    fiftyTwoWeekRange: `${low} - ${high}`,
    fiftyTwoWeekLowChange: trade.price - low,
    fiftyTwoWeekLowChangePercent: trade.price / low - 1,
    fiftyTwoWeekHighChange: trade.price - high,
    fiftyTwoWeekHighChangePercent: trade.price / high - 1,
    sourceInterval: 15,
    // The real vendor's Korean prices are 20 minutes late; the town's are not.
    exchangeDataDelayedBy: 0,
    hasPrePostMarketData: series.session.id === 'new-york',
    firstTradeDateMilliseconds: series.beginsAtMs,
    priceHint: 2,
    tradeable: false,
    cryptoTradeable: false,
    symbol,
  };
}
