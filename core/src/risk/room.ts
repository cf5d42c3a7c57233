import { floorToStep, multiplyUnits, type Units, unitsFromNumber } from '../base/units.ts';
import { accountId, type AccountRole } from '../ledger/account.ts';
import type { DecisionInput } from './rule.ts';

/** What the account is worth in the instrument's currency; won by the valuation, another currency by its cash. */
export function equityOf({ portfolio, accounts, cause: { instrument } }: DecisionInput): Units {
  if (portfolio?.currency === instrument.currency) return portfolio.equityUnits;
  return balanceOf(accounts, 'cash', instrument.currency) + balanceOf(accounts, 'reserved', instrument.currency);
}

/** Cash that no order has a claim on. */
export function availableCash({ accounts, cause: { instrument } }: DecisionInput): Units {
  return balanceOf(accounts, 'cash', instrument.currency);
}

/** What can be sold, in whole lots; what orders have put aside is not in it. */
export function availableHolding({ accounts, cause: { instrument } }: DecisionInput): Units {
  return floorToStep(balanceOf(accounts, 'holding', instrument.asset), instrument.lotUnits);
}

/**
 * Cash promised to orders under way counts in full against every share: whose it is stands in no balance, and a share
 * that is too small for a moment is the smaller fault.
 */
export function positionRoom(input: DecisionInput, equityUnits: Units): Units {
  const { position, quote, settings } = input;
  const heldUnits =
    position === undefined || quote === undefined
      ? (position?.costUnits ?? 0n)
      : multiplyUnits(position.quantityUnits, unitsFromNumber(quote.price));
  return fractionOf(equityUnits, settings.limits.positionFraction) - heldUnits - reservedCash(input);
}

/** What is left of the part of the equity that a strategy may hold, at cost. */
export function strategyRoom(input: DecisionInput, equityUnits: Units): Units {
  const { cause, settings } = input;
  const share = settings.strategies[cause.strategyId]?.capitalFraction ?? 0;
  return fractionOf(equityUnits, share) - strategyCost(input) - reservedCash(input);
}

/** A part of an amount, rounded down. */
export function fractionOf(units: Units, fraction: number): Units {
  return multiplyUnits(units, unitsFromNumber(fraction));
}

/** This instrument by its position, which is newer than the valuation; the others as they were valued. */
function strategyCost({ cause, portfolio, position }: DecisionInput): Units {
  const { strategyId, instrument } = cause;
  const others = (portfolio?.positions ?? []).filter(({ instrumentId }) => instrumentId !== instrument.id);
  const costs = position === undefined ? others : [...others, position];
  return costs.reduce((sum, { costByStrategy }) => sum + (costByStrategy[strategyId] ?? 0n), 0n);
}

function reservedCash({ accounts, cause: { instrument } }: DecisionInput): Units {
  return balanceOf(accounts, 'reserved', instrument.currency);
}

function balanceOf(accounts: DecisionInput['accounts'], role: AccountRole, asset: string): Units {
  return accounts.find(({ id }) => id === accountId(role, asset))?.balanceUnits ?? 0n;
}
