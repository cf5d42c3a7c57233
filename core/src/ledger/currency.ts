import * as z from 'zod/mini';
import { dayMs, minuteMs } from '../base/instant.ts';
import type { Id } from '../base/id.ts';
import { type Units, unitsFromText } from '../base/units.ts';

/** What an account can be in. USDT is a coin that stands for dollars, and has a price of its own. */
export const Currency = z.enum(['KRW', 'USD', 'USDT']);
export type Currency = z.output<typeof Currency>;
export type ForeignCurrency = Exclude<Currency, 'KRW'>;

interface CurrencyRate {
  /** The instrument whose price is won for one. */
  readonly instrumentId: Id;
  /** Older than that it is no rate to convert at. */
  readonly ageMaxMs: number;
}

/** Where the worth of each in won is read. */
export const currencyRates: Readonly<Record<ForeignCurrency, CurrencyRate>> = {
  // Currencies rest over weekends and holidays: longer than the longest of those, a rate is no rate.
  USD: { instrumentId: 'KRW=X', ageMaxMs: 4 * dayMs },
  // Traded at every minute of the year; its distance to the dollar moves within hours.
  USDT: { instrumentId: 'KRW-USDT', ageMaxMs: 10 * minuteMs },
};

export const foreignCurrencies: readonly ForeignCurrency[] = ['USD', 'USDT'];

/** Whether an instrument's price is what money costs: it is looked at and converted by, and no strategy is asked about it. */
export function isRate(instrumentId: Id): boolean {
  return foreignCurrencies.some((currency) => currencyRates[currency].instrumentId === instrumentId);
}

/** The smallest coin of each; what a conversion gives is a multiple of it. */
export const coinUnits: Readonly<Record<Currency, Units>> = {
  KRW: unitsFromText('1'),
  USD: unitsFromText('0.01'),
  USDT: 1n,
};

/** Whether an asset is money, which is in `cash`; anything else is in `holding`. */
export function isCurrency(asset: string): asset is Currency {
  return Currency.options.some((currency) => currency === asset);
}
