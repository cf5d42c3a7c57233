import { multiplyUnits, multiplyUnitsUp, type Units, unitsPerOne } from '../base/units.ts';
import { type Account, accountId, type AccountRole } from '../ledger/account.ts';
import { type Future, worthOfOne } from '../market/contract.ts';
import type { Side } from '../signals/signal.ts';
import { buyCharges } from './charges.ts';
import type { Order } from './order.ts';
import type { VenueRules } from './venue-rules.ts';

export interface ContractsAsked {
  readonly side: Side;
  /** Whole contracts. */
  readonly units: Units;
  /** What margin is counted from. */
  readonly priceUnits: Units;
}

/**
 * What an order for contracts does: it closes what is held of the other side and not promised yet, and opens the rest.
 * For each contract that opens it puts aside the initial margin and the commission; closing needs neither.
 */
export function planContracts(
  { side, units, priceUnits }: ContractsAsked,
  { instrument, rules, accounts }: { instrument: Future; rules: VenueRules; accounts: readonly Account[] },
): Required<Pick<Order, 'contracts' | 'reservedUnits' | 'intent'>> {
  const closable = closableContracts(side, instrument, accounts);
  const closesUnits = units < closable ? units : closable;
  const opensUnits = units - closesUnits;
  const { marginUnits, feeUnits } = outlayOfOne(priceUnits, instrument, rules);
  return {
    contracts: { closesUnits, opensUnits, marginUnits },
    reservedUnits: (marginUnits + feeUnits) * (opensUnits / unitsPerOne),
    intent: opensUnits > 0n ? 'entry' : 'exit',
  };
}

/**
 * Contracts of the other side that no order has been promised yet. While some are promised to an order of that other side,
 * none: promises of both sides would cancel each other out in their account, and nobody could tell what is held.
 */
export function closableContracts(side: Side, { asset }: Pick<Future, 'asset'>, accounts: readonly Account[]): Units {
  const balanceOf = (role: AccountRole): Units =>
    accounts.find(({ id }) => id === accountId(role, asset))?.balanceUnits ?? 0n;
  const sign = side === 'buy' ? -1n : 1n;
  const againstUnits = sign * balanceOf('contracts');
  return againstUnits > 0n && sign * balanceOf('closing') >= 0n ? againstUnits : 0n;
}

/** What one contract that opens has to be able to pay: its margin, and the commission of the dearest price of a day. */
export function outlayOfOne(
  priceUnits: Units,
  instrument: Future,
  rules: VenueRules,
): { readonly marginUnits: Units; readonly feeUnits: Units } {
  const worthUnits = worthOfOne(instrument, priceUnits);
  const { chargeStepUnits, priceLimitRate = 0n, margin = { initialRate: unitsPerOne } } = rules;
  const exact = multiplyUnitsUp(worthUnits, margin.initialRate);
  const dearestUnits = multiplyUnits(worthUnits, unitsPerOne + priceLimitRate);
  return {
    marginUnits: ((exact + chargeStepUnits - 1n) / chargeStepUnits) * chargeStepUnits,
    feeUnits: buyCharges(unitsPerOne, dearestUnits, rules).feeUnits,
  };
}
