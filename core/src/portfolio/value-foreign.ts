import type { Id } from '../base/id.ts';
import { multiplyUnits, type Units, unitsFromNumber } from '../base/units.ts';
import type { Account, AccountRole } from '../ledger/account.ts';
import { currencyRates, foreignCurrencies, type ForeignCurrency } from '../ledger/currency.ts';
import type { Quote } from '../market/board.ts';
import type { ForeignHoldings } from './foreign-holdings.ts';

export interface ForeignInput {
  readonly accounts: readonly Account[];
  /** At the prices they are valued with, each in its own currency. */
  readonly positions: readonly { readonly currency: string; readonly valueUnits: Units }[];
  readonly quotes: ReadonlyMap<Id, Quote>;
  readonly previous: readonly ForeignHoldings[] | undefined;
}

/**
 * Dollars and USDT in won, one entry a currency; none for one that there is nothing of, or no rate. Whoever asks without
 * accounts in it has only the valuation before, and gets that at the newest rate.
 */
export function valueForeign(input: ForeignInput): ForeignHoldings[] {
  return foreignCurrencies.flatMap((currency) => valueCurrency(currency, input) ?? []);
}

/** An amount in won at the newest rate; nothing in a currency without any. */
export function inWon(units: Units, currency: string, foreign: readonly ForeignHoldings[]): Units {
  if (currency === 'KRW') return units;
  const held = foreign.find((one) => one.currency === currency);
  return held === undefined ? 0n : multiplyUnits(units, unitsFromNumber(held.rate));
}

/** What came in other currencies since the valuation before, in won at today's rates: neither profit nor loss. */
export function foreignFlow(now: readonly ForeignHoldings[], before: readonly ForeignHoldings[] | undefined): Units {
  return now.reduce((sum, { currency, externalUnits, rate }) => {
    const flowUnits = (holdingsIn(currency, before)?.externalUnits ?? 0n) - externalUnits;
    return sum + multiplyUnits(flowUnits, unitsFromNumber(rate));
  }, 0n);
}

/** What the rates alone have made of what was there at the valuation before; the rest of a change is prices and trades. */
export function gainByRates(now: readonly ForeignHoldings[], before: readonly ForeignHoldings[] | undefined): Units {
  return now.reduce((sum, { currency, rate }) => {
    const held = holdingsIn(currency, before);
    if (held === undefined) return sum;
    const amountUnits = held.cashUnits + held.reservedUnits + held.positionsUnits;
    return sum + multiplyUnits(amountUnits, unitsFromNumber(rate) - unitsFromNumber(held.rate));
  }, 0n);
}

function valueCurrency(
  currency: ForeignCurrency,
  { accounts, positions, quotes, previous }: ForeignInput,
): ForeignHoldings | undefined {
  const before = holdingsIn(currency, previous);
  const quote = quotes.get(currencyRates[currency].instrumentId);
  const isOwn = quote !== undefined && quote.price > 0 && quote.isFallback !== true;
  const known = isOwn ? { rate: quote.price, rateAtMs: quote.atMs } : before;
  const own = accounts.filter(({ asset }) => asset === currency);
  if (known === undefined || (own.length === 0 && before === undefined)) return undefined;
  const balanceOf = (role: AccountRole): Units => own.find((account) => account.role === role)?.balanceUnits ?? 0n;
  const { cashUnits, reservedUnits, externalUnits } =
    own.length === 0 && before !== undefined
      ? before
      : { cashUnits: balanceOf('cash'), reservedUnits: balanceOf('reserved'), externalUnits: balanceOf('external') };
  const positionsUnits = positions
    .filter((position) => position.currency === currency)
    .reduce((sum, { valueUnits }) => sum + valueUnits, 0n);
  const { rate, rateAtMs } = known;
  return {
    currency,
    cashUnits,
    reservedUnits,
    externalUnits,
    positionsUnits,
    rate,
    rateAtMs,
    valueUnits: multiplyUnits(cashUnits + reservedUnits + positionsUnits, unitsFromNumber(rate)),
  };
}

function holdingsIn(
  currency: ForeignCurrency,
  holdings: readonly ForeignHoldings[] | undefined,
): ForeignHoldings | undefined {
  return holdings?.find((held) => held.currency === currency);
}
