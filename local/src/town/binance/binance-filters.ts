import { unitsFromText } from '@gaemi/core/base/units.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import { type Exact, times } from '../upbit/exact.ts';
import type { BinanceTerms } from './binance-orders.ts';

/** From units of 10^-8 to exact amounts of 10^-16. */
const perUnit = 10n ** 8n;
const minNotional = unitsFromText('5') * perUnit;

/** The quantity step of a market; coins whose filters nobody knows have the smallest. */
export function stepOf({ base }: Pick<BinanceTerms, 'base'>): Exact {
  return (findInstrument(`binance:${base}-USDT`)?.lotUnits ?? 1n) * perUnit;
}

/** The filter of `exchangeInfo` that an order fails, by its name. */
export function failedFilter(terms: BinanceTerms, market: Exact): string | undefined {
  const { base, price, quantity, quoteOrderQty } = terms;
  const tick = (findInstrument(`binance:${base}-USDT`)?.tickUnits ?? 1n) * perUnit;
  if (price !== undefined && price % tick !== 0n) return 'PRICE_FILTER';
  if (quantity !== undefined && (quantity === 0n || quantity % stepOf(terms) !== 0n)) return 'LOT_SIZE';
  const notional = quoteOrderQty ?? times(price ?? market, quantity ?? 0n);
  return notional < minNotional ? 'NOTIONAL' : undefined;
}
