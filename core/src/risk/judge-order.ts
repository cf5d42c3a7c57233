import type { Order, OrderSize, Refusal } from '../trading/order.ts';
import { equityOf } from './room.ts';
import type { DecisionInput } from './rule.ts';
import { riskRules } from './rules/index.ts';

/** What one gate says of an order: a refusal, or that it may pass. */
export interface Verdict {
  readonly rule: string;
  readonly refusal: Refusal | undefined;
}

/** Asks every gate, whoever the order comes from. A buy by quantity is judged by what it may cost. */
export function judgeOrder(
  input: DecisionInput,
  order: Pick<Order, 'intent' | 'size' | 'reservedUnits' | 'side'>,
): Verdict[] {
  const { intent, side, reservedUnits } = order;
  const size: OrderSize =
    side === 'buy' && reservedUnits !== undefined ? { by: 'spending', units: reservedUnits } : order.size;
  const equityUnits = equityOf(input);
  return riskRules.map((rule) => ({
    rule: rule.id,
    refusal: rule.check({ ...input, intent, size, equityUnits }),
  }));
}

export function refusalsOf(verdicts: readonly Verdict[]): Refusal[] {
  return verdicts.map(({ refusal }) => refusal).filter((refusal) => refusal !== undefined);
}
