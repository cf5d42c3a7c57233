import type { Id } from '../base/id.ts';
import { type Instant, koreanDate } from '../base/instant.ts';
import { divideUnits, multiplyUnits, type Units, unitsFromNumber, unitsPerOne, unitsToNumber } from '../base/units.ts';
import { type Account, accountId, type AccountRole } from '../ledger/account.ts';
import { isCurrency } from '../ledger/currency.ts';
import type { Quote } from '../market/board.ts';
import { worthOfOne } from '../market/contract.ts';
import { findInstrument } from '../market/instruments.ts';
import { carriedAt } from './carry-contracts.ts';
import type { ForeignHoldings } from './foreign-holdings.ts';
import { type DailyStat, type Portfolio, returnBase, type ValuedPosition } from './portfolio.ts';
import type { Position } from './position.ts';
import { foreignFlow, gainByRates, inWon, valueForeign } from './value-foreign.ts';

export interface PortfolioInput {
  readonly accounts: readonly Account[];
  readonly positions: readonly Position[];
  /** By instrument. */
  readonly quotes: ReadonlyMap<Id, Quote>;
  /** The valuation before: carries the start of the day, and prices for what has no quote now. */
  readonly previous: Portfolio | undefined;
  readonly atMs: Instant;
}

/**
 * What an account is worth in won: free cash, reserved cash, margin, positions at their newest prices - of futures
 * what is not settled of them - and its dollars and USDT at the newest rate; without any rate those are left out. The day turns at Korean midnight
 * and begins with the equity valued last before; deposits and withdrawals move that beginning along, so that they never
 * look like profit or loss.
 */
export function valuePortfolio({ accounts, positions, quotes, previous, atMs }: PortfolioInput): Portfolio {
  const balanceOf = (role: AccountRole): Units =>
    accounts.find(({ id }) => id === accountId(role, 'KRW'))?.balanceUnits ?? 0n;
  const valued = positions
    .filter(({ quantityUnits, futures }) => quantityUnits !== 0n || (futures?.settledUnits ?? 0n) !== 0n)
    .map((position) => valuePosition(position, quotes.get(position.instrumentId), previous));
  const [cashUnits, reservedUnits, externalUnits] = [balanceOf('cash'), balanceOf('reserved'), balanceOf('external')];
  const foreign = valueForeign({ accounts, positions: valued.map(inOwnCurrency), quotes, previous: previous?.foreign });
  const wonOf = (units: Units, currency = 'KRW') => inWon(units, currency, foreign);
  const spentOn = (role: AccountRole) =>
    accounts
      .filter((account) => account.role === role)
      .reduce((sum, { asset, balanceUnits }) => sum + (isCurrency(asset) ? wonOf(balanceUnits, asset) : 0n), 0n);
  const marginUnits = balanceOf('margin');
  const equityUnits =
    cashUnits +
    reservedUnits +
    marginUnits +
    sumOf(
      valued.filter(({ currency }) => currency === undefined),
      equityOfPosition,
    ) +
    sumOf(foreign, ({ valueUnits }) => valueUnits);
  // A message that comes late must not take the account back to a day that is over.
  const valuedAtMs = Math.max(atMs, previous?.atMs ?? 0);
  return {
    currency: 'KRW',
    atMs: valuedAtMs,
    cashUnits,
    reservedUnits,
    ...(marginUnits !== 0n && { marginUnits }),
    equityUnits,
    day: dayOf(valuedAtMs, { externalUnits, foreign }, previous),
    externalUnits,
    feesUnits: spentOn('fees'),
    taxesUnits: spentOn('taxes'),
    realizedUnits: sumOf(positions, ({ realizedUnits, currency }) => wonOf(realizedUnits, currency)),
    unrealizedUnits: sumOf(valued, ({ unrealizedUnits, currency }) => wonOf(unrealizedUnits, currency)),
    positions: valued,
    ...(foreign.length > 0 && { foreign }),
  };
}

/** The day so far as it is kept; the last one written for a date is that day's. */
export function dailyStatOf({ day, equityUnits, atMs }: Portfolio): DailyStat {
  return { date: day.date, startEquityUnits: day.startEquityUnits, endEquityUnits: equityUnits, atMs };
}

/** An account that was never valued began with nothing, so all it ever got from outside is its beginning. */
function dayOf(
  atMs: Instant,
  { externalUnits, foreign }: { readonly externalUnits: Units; readonly foreign: readonly ForeignHoldings[] },
  previous: Portfolio | undefined,
): Portfolio['day'] {
  const date = koreanDate(atMs);
  const flowUnits = (previous?.externalUnits ?? 0n) - externalUnits + foreignFlow(foreign, previous?.foreign);
  if (previous === undefined) return { date, startEquityUnits: flowUnits };
  const isSameDay = previous.day.date === date;
  const beganUnits = isSameDay ? previous.day.startEquityUnits : previous.equityUnits;
  const ratesUnits = (isSameDay ? (previous.day.ratesUnits ?? 0n) : 0n) + gainByRates(foreign, previous.foreign);
  const startEquityUnits = beganUnits + flowUnits;
  const baseUnits = isSameDay ? scaledBy(flowUnits, returnBase(previous.day), previous.equityUnits) : startEquityUnits;
  return {
    date,
    startEquityUnits,
    ...(baseUnits !== startEquityUnits && { baseUnits }),
    ...(ratesUnits !== 0n && { ratesUnits }),
  };
}

/** An account that had nothing to gain or lose with begins anew. */
function scaledBy(flowUnits: Units, baseUnits: Units, equityUnits: Units): Units {
  const afterUnits = equityUnits + flowUnits;
  return equityUnits <= 0n || afterUnits <= 0n ? baseUnits + flowUnits : (baseUnits * afterUnits) / equityUnits;
}

/** What is held is worth its price; of contracts only what was won or lost since they were last settled. */
function equityOfPosition(position: ValuedPosition): Units {
  return position.futures === undefined ? position.valueUnits : position.valueUnits - carriedAt(position);
}

function inOwnCurrency({ currency = 'KRW', valueUnits }: ValuedPosition) {
  return { currency, valueUnits };
}

function valuePosition(position: Position, quote: Quote | undefined, previous: Portfolio | undefined): ValuedPosition {
  const { instrumentId, currency, quantityUnits, costUnits, costByStrategy, realizedUnits, futures } = position;
  const { price, priceAtMs } = priceOf(position, quote, previous);
  const valueUnits = valueOfPosition(position, price);
  return {
    instrumentId,
    ...(currency !== 'KRW' && { currency }),
    quantityUnits,
    costUnits,
    costByStrategy,
    valueUnits,
    unrealizedUnits: valueUnits - costUnits,
    realizedUnits,
    price,
    priceAtMs,
    ...(futures !== undefined && { futures }),
  };
}

/** What a position is worth at a price, below zero when it was sold short. */
export function valueOfPosition(
  { instrumentId, quantityUnits }: Pick<Position, 'instrumentId' | 'quantityUnits'>,
  price: number,
): Units {
  const priceUnits = unitsFromNumber(price);
  const instrument = findInstrument(instrumentId);
  return multiplyUnits(quantityUnits, instrument === undefined ? priceUnits : worthOfOne(instrument, priceUnits));
}

/**
 * The newest price of its own market that is known, else the one valued with before, else what was paid; its age says
 * which. A stand-in's price may lie per cent away, and would be a loss of the day that no market has seen.
 */
function priceOf(
  { instrumentId, costUnits, quantityUnits, updatedAtMs }: Position,
  quote: Quote | undefined,
  previous: Portfolio | undefined,
): { readonly price: number; readonly priceAtMs: Instant } {
  if (quote !== undefined && quote.isFallback !== true) return { price: quote.price, priceAtMs: quote.atMs };
  const before = previous?.positions.find((position) => position.instrumentId === instrumentId);
  if (before !== undefined) return before;
  const paidUnits = quantityUnits === 0n ? 0n : divideUnits(costUnits, quantityUnits);
  const { multiplierUnits = unitsPerOne } = findInstrument(instrumentId) ?? {};
  return { price: unitsToNumber(divideUnits(paidUnits, multiplierUnits)), priceAtMs: updatedAtMs };
}

function sumOf<Item>(items: readonly Item[], unitsOf: (item: Item) => Units): Units {
  return items.reduce((sum, item) => sum + unitsOf(item), 0n);
}
