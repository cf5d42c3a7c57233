import { always, krx, krxFutures, newYork, type Session } from './session.ts';
import type { SimulatedMarket } from './simulated-source.ts';
import { centTick, futuresTick, krxTick, type TickSize, upbitTick } from './tick-size.ts';

/** Prices near those of late 2026; only their size matters. All are labelled as simulated wherever they are shown. */
export const simulatedMarkets: readonly SimulatedMarket[] = [
  simulatedMarket('KRW-BTC', { anchorPrice: 142_000_000, yearlyVolatility: 0.55, typicalVolume: 95 }),
  simulatedMarket('KRW-ETH', { anchorPrice: 5_180_000, yearlyVolatility: 0.7, typicalVolume: 1300 }),
  simulatedMarket('005930.KS', { anchorPrice: 98_700, yearlyVolatility: 0.3, typicalVolume: 17_000_000 }),
  simulatedMarket('000660.KS', { anchorPrice: 561_000, yearlyVolatility: 0.45, typicalVolume: 3_900_000 }),
  simulatedMarket('035420.KS', { anchorPrice: 252_000, yearlyVolatility: 0.33, typicalVolume: 900_000 }),
  simulatedMarket('AAPL', { anchorPrice: 268.4, yearlyVolatility: 0.27, typicalVolume: 48_000_000 }),
  simulatedMarket('NVDA', { anchorPrice: 186.6, yearlyVolatility: 0.48, typicalVolume: 190_000_000 }),
  simulatedMarket('TSLA', { anchorPrice: 404.4, yearlyVolatility: 0.58, typicalVolume: 86_000_000 }),
  simulatedMarket('^KS11', { anchorPrice: 4004.8, yearlyVolatility: 0.2, typicalVolume: 340_000_000 }),
  simulatedMarket('KRW=X', { anchorPrice: 1466.1, yearlyVolatility: 0.09, typicalVolume: 0 }),
  simulatedMarket('KRW-USDT', { anchorPrice: 1471, yearlyVolatility: 0.09, typicalVolume: 74_000 }),
  // Nobody watches these at the start: they are there for whoever adds them to a watchlist.
  simulatedMarket('KRW-XRP', { anchorPrice: 3320, yearlyVolatility: 0.8, typicalVolume: 4_200_000 }),
  simulatedMarket('KRW-SOL', { anchorPrice: 208_000, yearlyVolatility: 0.85, typicalVolume: 21_000 }),
  simulatedMarket('035720.KQ', { anchorPrice: 59_800, yearlyVolatility: 0.38, typicalVolume: 1_400_000 }),
  simulatedMarket('GOOGL', { anchorPrice: 292.8, yearlyVolatility: 0.3, typicalVolume: 39_000_000 }),
  simulatedMarket('KOSPI200F', { anchorPrice: 564.35, yearlyVolatility: 0.22, typicalVolume: 260_000 }),
  simulatedMarket('binance:BTC-USDT', { anchorPrice: 96_800, yearlyVolatility: 0.55, typicalVolume: 810 }),
];

function simulatedMarket(
  instrumentId: string,
  figures: Pick<SimulatedMarket, 'anchorPrice' | 'yearlyVolatility' | 'typicalVolume'>,
): SimulatedMarket {
  return { instrumentId, ...venueOf(instrumentId), ...figures };
}

/** Where an instrument trades can be read from its id, as vendors write it. */
export function venueOf(instrumentId: string): { session: Session; tickSize: TickSize } {
  if (instrumentId.startsWith('KRW-')) return { session: always, tickSize: upbitTick };
  // Currencies rest at weekends; the town's do not.
  if (instrumentId.includes(':') || instrumentId.endsWith('=X')) return { session: always, tickSize: centTick };
  if (/\.K[SQ]$/.test(instrumentId)) return { session: krx, tickSize: krxTick };
  if (instrumentId === 'KOSPI200F') return { session: krxFutures, tickSize: futuresTick };
  if (/^\^K[SQ]/.test(instrumentId)) return { session: krx, tickSize: centTick };
  return { session: newYork, tickSize: centTick };
}
