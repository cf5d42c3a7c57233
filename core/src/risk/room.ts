import { absoluteUnits, floorToStep, multiplyUnits, type Units, unitsFromNumber } from '../base/units.ts';
import { accountId, type AccountRole } from '../ledger/account.ts';
import { isFuture } from '../market/contract.ts';
import type { ForeignHoldings } from '../portfolio/foreign-holdings.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Position } from '../portfolio/position.ts';
import { valueOfPosition } from '../portfolio/value-portfolio.ts';
import { closableContracts } from '../trading/plan-contracts.ts';
import type { DecisionInput, RuleInput } from './rule.ts';

/** What the account is worth in the instrument's currency; won by the valuation, others by cash and what is held for it. */
export function equityOf({ portfolio, accounts, cause: { instrument } }: DecisionInput): Units {
  const { currency } = instrument;
  if (portfolio?.currency === currency) return portfolio.equityUnits;
  const heldUnits = foreignIn(portfolio, currency)?.positionsUnits ?? 0n;
  return balanceOf(accounts, 'cash', currency) + balanceOf(accounts, 'reserved', currency) + heldUnits;
}

/** Cash that no order has a claim on. */
export function availableCash({ accounts, cause: { instrument } }: DecisionInput): Units {
  return balanceOf(accounts, 'cash', instrument.currency);
}

/** What can be sold, in whole lots, or of futures what can be closed; what orders have put aside is not in it. */
export function availableHolding({ accounts, cause: { instrument, side } }: DecisionInput): Units {
  if (isFuture(instrument)) return closableContracts(side, instrument, accounts);
  return floorToStep(balanceOf(accounts, 'holding', instrument.asset), instrument.lotUnits);
}

/**
 * Cash promised to orders under way counts in full against every share: whose it is stands in no balance, and a share
 * that is too small for a moment is the smaller fault.
 */
export function positionRoom(input: DecisionInput, equityUnits: Units): Units {
  const { quote, settings } = input;
  const kept = keptPosition(input);
  const heldUnits =
    kept === undefined || quote === undefined
      ? absoluteUnits(kept?.costUnits ?? 0n)
      : absoluteUnits(valueOfPosition(kept, quote.price));
  return fractionOf(equityUnits, settings.limits.positionFraction) - heldUnits - reservedCash(input);
}

/** What is left of the part of the equity that a strategy may hold, at cost. */
export function strategyRoom(input: DecisionInput, equityUnits: Units): Units {
  const { cause, settings } = input;
  const share = settings.strategies[cause.strategyId]?.capitalFraction ?? 0;
  return fractionOf(equityUnits, share) - strategyCost(input) - reservedCash(input);
}

/** What an order counts against a share of the equity: what it spends, or of futures what its opening contracts are worth. */
export function exposureOf({ opening, size }: RuleInput): Units {
  return opening?.worthUnits ?? size.units;
}

/** A part of an amount, rounded down. */
export function fractionOf(units: Units, fraction: number): Units {
  return multiplyUnits(units, unitsFromNumber(fraction));
}

/** This instrument by its position, which is newer than the valuation; the others as they were valued. */
function strategyCost({ cause, portfolio, position }: DecisionInput): Units {
  const { strategyId, instrument } = cause;
  const kept = keptPosition({ cause, position });
  const others = costsIn(portfolio, instrument.currency).filter(({ instrumentId }) => instrumentId !== instrument.id);
  const costs = kept === undefined ? others : [...others, kept];
  // What was sold short is exposed as much as what was bought.
  return costs.reduce((sum, { costByStrategy }) => sum + absoluteUnits(costByStrategy[strategyId] ?? 0n), 0n);
}

/** Each currency by itself: won are never counted against a share of the dollars or USDT. */
function costsIn(
  portfolio: Portfolio | undefined,
  currency: string,
): readonly Pick<Position, 'instrumentId' | 'costByStrategy'>[] {
  return (portfolio?.positions ?? []).filter((position) => (position.currency ?? 'KRW') === currency);
}

function foreignIn(portfolio: Portfolio | undefined, currency: string): ForeignHoldings | undefined {
  return portfolio?.foreign?.find((held) => held.currency === currency);
}

/** Futures of the other side are closed before any of this side open. */
function keptPosition({
  cause: { instrument, side },
  position,
}: Pick<DecisionInput, 'cause' | 'position'>): DecisionInput['position'] {
  if (position === undefined || !isFuture(instrument)) return position;
  const goesAgainst = side === 'buy' ? position.quantityUnits < 0n : position.quantityUnits > 0n;
  return goesAgainst ? undefined : position;
}

function reservedCash({ accounts, cause: { instrument } }: DecisionInput): Units {
  return balanceOf(accounts, 'reserved', instrument.currency);
}

function balanceOf(accounts: DecisionInput['accounts'], role: AccountRole, asset: string): Units {
  return accounts.find(({ id }) => id === accountId(role, asset))?.balanceUnits ?? 0n;
}
