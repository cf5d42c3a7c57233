import { type Account, accountId, type AccountRole } from '@gaemi/core/ledger/account.ts';
import { currencyRates } from '@gaemi/core/ledger/currency.ts';
import type { Board, Quote } from '@gaemi/core/market/board.ts';
import type { Portfolio } from '@gaemi/core/portfolio/portfolio.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import { valuePortfolio } from '@gaemi/core/portfolio/value-portfolio.ts';
import type { Units } from '@gaemi/core/base/units.ts';

/**
 * The same account at newer prices, by the desk's own arithmetic. Its accounts and positions are read back out of the
 * valuation, so that an open page listens to one document instead of three collections.
 */
export function revaluePortfolio(portfolio: Portfolio, boards: readonly Board[]): Portfolio {
  const quotes = newerQuotes(portfolio, boards);
  if (quotes.size === 0) return portfolio;
  const atMs = Math.max(portfolio.atMs, ...[...quotes.values()].map((quote) => quote.atMs));
  const valued = valuePortfolio({
    accounts: accountsOf(portfolio),
    positions: positionsOf(portfolio),
    quotes,
    previous: portfolio,
    atMs,
  });
  // What closed positions have won is in the desk's sum only; prices do not move it.
  return { ...valued, realizedUnits: portfolio.realizedUnits };
}

/** Of what is held, and of the currencies that it is in. */
function newerQuotes({ positions, foreign = [] }: Portfolio, boards: readonly Board[]): Map<string, Quote> {
  const valuedAtMs = new Map([
    ...positions.map(({ instrumentId, priceAtMs }) => [instrumentId, priceAtMs] as const),
    ...foreign.map(({ currency, rateAtMs }) => [currencyRates[currency].instrumentId, rateAtMs] as const),
  ]);
  const quotes = boards.flatMap((board) => Object.values(board.quotes));
  return new Map(
    quotes
      .filter(({ instrumentId, atMs }) => atMs > (valuedAtMs.get(instrumentId) ?? Number.POSITIVE_INFINITY))
      .map((quote) => [quote.instrumentId, quote]),
  );
}

function accountsOf(portfolio: Portfolio): Account[] {
  const account = (role: AccountRole, balanceUnits: Units): Account => ({
    id: accountId(role, portfolio.currency),
    role,
    asset: portfolio.currency,
    balanceUnits,
    updatedAtMs: portfolio.atMs,
  });
  return [
    account('cash', portfolio.cashUnits),
    account('reserved', portfolio.reservedUnits),
    account('margin', portfolio.marginUnits ?? 0n),
    account('external', portfolio.externalUnits),
    account('fees', portfolio.feesUnits),
    account('taxes', portfolio.taxesUnits),
  ];
}

function positionsOf({ positions, currency, atMs }: Portfolio): Position[] {
  return positions.map((position) => ({
    ...position,
    currency: position.currency ?? currency,
    openedAtMs: atMs,
    updatedAtMs: atMs,
  }));
}
