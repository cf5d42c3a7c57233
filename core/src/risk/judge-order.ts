import { multiplyUnits, unitsFromNumber } from '../base/units.ts';
import { worthOfOne } from '../market/contract.ts';
import type { Order, OrderSize, Refusal } from '../trading/order.ts';
import { equityOf } from './room.ts';
import type { DecisionInput, RuleInput } from './rule.ts';
import { riskRules } from './rules/index.ts';

/** What one gate says of an order: a refusal, or that it may pass. */
export interface Verdict {
  readonly rule: string;
  readonly refusal: Refusal | undefined;
}

/** Asks every gate, whoever the order comes from. A buy by quantity is judged by what it may cost. */
export function judgeOrder(
  input: DecisionInput,
  order: Pick<Order, 'intent' | 'size' | 'reservedUnits' | 'side' | 'contracts' | 'limitPriceUnits'>,
): Verdict[] {
  const { intent, side, reservedUnits, contracts, limitPriceUnits } = order;
  const size: OrderSize =
    side === 'buy' && reservedUnits !== undefined && contracts === undefined
      ? { by: 'spending', units: reservedUnits }
      : order.size;
  const equityUnits = equityOf(input);
  const opening = openingOf(input, order);
  return riskRules.map((rule) => ({
    rule: rule.id,
    refusal: rule.check({ ...input, intent, size, equityUnits, opening, limitPriceUnits }),
  }));
}

function openingOf(
  { cause: { instrument }, quote }: DecisionInput,
  { contracts, reservedUnits = 0n }: Pick<Order, 'contracts' | 'reservedUnits'>,
): RuleInput['opening'] {
  if (contracts === undefined) return undefined;
  const worthOfEach = worthOfOne(instrument, unitsFromNumber(quote?.price ?? 0));
  return { worthUnits: multiplyUnits(contracts.opensUnits, worthOfEach), neededUnits: reservedUnits };
}

export function refusalsOf(verdicts: readonly Verdict[]): Refusal[] {
  return verdicts.map(({ refusal }) => refusal).filter((refusal) => refusal !== undefined);
}
