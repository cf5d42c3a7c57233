import { divideUnits, floorToStep, type Units, unitsFromNumber } from '../base/units.ts';
import { type Future, worthOfOne } from '../market/contract.ts';
import type { Order } from '../trading/order.ts';
import { outlayOfOne, planContracts } from '../trading/plan-contracts.ts';
import { rulesOf } from '../trading/rulebook.ts';
import { judgeOrder, refusalsOf, type Verdict } from './judge-order.ts';
import { availableCash, availableHolding, equityOf, fractionOf, positionRoom, strategyRoom } from './room.ts';
import type { DecisionInput } from './rule.ts';
import { orderFraction } from './size-order.ts';

/** What an order is to be, and what each gate says of it. */
export interface Decision {
  readonly sized: Pick<Order, 'intent' | 'size' | 'contracts' | 'reservedUnits'>;
  readonly verdicts: readonly Verdict[];
}

/**
 * A cause about futures closes what is held of the other side. It opens contracts of its own where the settings let
 * signals do so; when a gate is against those, the closing goes on without them.
 */
export function decideContracts(input: DecisionInput, instrument: Future): Decision {
  const closesUnits = availableHolding(input);
  const opensUnits = mayOpen(input, closesUnits) ? sizeContracts(input, instrument) : 0n;
  const whole = decide(input, instrument, closesUnits + opensUnits);
  const isBarred = closesUnits > 0n && opensUnits > 0n && refusalsOf(whole.verdicts).length > 0;
  return isBarred ? decide(input, instrument, closesUnits) : whole;
}

function decide(input: DecisionInput, instrument: Future, units: Units): Decision {
  const { cause, quote, accounts, atMs } = input;
  const { side } = cause;
  const priceUnits = unitsFromNumber(quote?.price ?? 0);
  const rules = rulesOf(instrument.venue, atMs);
  const plan = planContracts({ side, units, priceUnits }, { instrument, rules, accounts });
  // An entry that is too small for one contract is judged as what it was meant to be.
  const isEntry = plan.intent === 'entry' || (units === 0n && mayOpen(input, 0n));
  const sized = { ...plan, intent: isEntry ? 'entry' : 'exit', size: { by: 'quantity', units } } as const;
  return { sized, verdicts: judgeOrder(input, { ...sized, side }) };
}

/** A buy may begin something, a sale only where shorts are allowed; turning around counts as going short, either way. */
function mayOpen({ cause, settings }: DecisionInput, closesUnits: Units): boolean {
  if (cause.closesOnly === true) return false;
  return settings.shorts === true || (cause.side === 'buy' && closesUnits === 0n);
}

/**
 * Whole contracts: their margin and commission come to no more than the part of the equity that the confidence deserves
 * and the free cash, and what they are worth to no more than the instrument's and the strategy's shares.
 */
function sizeContracts(input: DecisionInput, instrument: Future): Units {
  const { cause, quote, settings, atMs } = input;
  const priceUnits = unitsFromNumber(quote?.price ?? 0);
  if (priceUnits <= 0n) return 0n;
  const equityUnits = equityOf(input);
  const { marginUnits, feeUnits } = outlayOfOne(priceUnits, instrument, rulesOf(instrument.venue, atMs));
  const outlayUnits = marginUnits + feeUnits;
  const worthUnits = worthOfOne(instrument, priceUnits);
  const caps = [
    divideUnits(fractionOf(equityUnits, orderFraction(cause.confidence, settings.limits)), outlayUnits),
    divideUnits(availableCash(input), outlayUnits),
    divideUnits(positionRoom(input, equityUnits), worthUnits),
    divideUnits(strategyRoom(input, equityUnits), worthUnits),
  ];
  const units = caps.reduce((least, cap) => (cap < least ? cap : least));
  return units <= 0n ? 0n : floorToStep(units, instrument.lotUnits);
}
