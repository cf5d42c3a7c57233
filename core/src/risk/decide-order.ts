import { isFuture } from '../market/contract.ts';
import { type Order, orderId, type OrderSize } from '../trading/order.ts';
import { type Decision, decideContracts } from './decide-contracts.ts';
import { judgeOrder, refusalsOf } from './judge-order.ts';
import { availableHolding, equityOf } from './room.ts';
import type { DecisionInput } from './rule.ts';
import { sizeOrder } from './size-order.ts';

export type { Cause, DecisionInput } from './rule.ts';

/**
 * Makes a cause into an order: a buy enters with the size it deserves, a sale leaves with all that is held; a signal
 * against futures closes them. It comes out accepted, or refused with all reasons; both are kept.
 */
export function decideOrder(input: DecisionInput): Order {
  const { userId, cause, quote, atMs } = input;
  const { sized, verdicts } = isFuture(cause.instrument)
    ? decideContracts(input, cause.instrument)
    : decideHolding(input);
  const refusals = refusalsOf(verdicts);
  const status = refusals.length === 0 ? 'accepted' : 'refused';
  return {
    id: orderId(cause.id),
    userId,
    causeId: cause.id,
    strategyId: cause.strategyId,
    instrumentId: cause.instrument.id,
    side: cause.side,
    type: 'market',
    ...sized,
    status,
    refusals,
    fills: [],
    // Without a quote the order is refused, and there is no price to tell.
    decisionPrice: quote?.price ?? 0,
    createdAtMs: atMs,
    history: [{ status, atMs, causeId: cause.id }],
  };
}

function decideHolding(input: DecisionInput): Decision {
  const { side } = input.cause;
  const intent = side === 'buy' ? 'entry' : 'exit';
  const size: OrderSize =
    intent === 'entry'
      ? { by: 'spending', units: sizeOrder(input, equityOf(input)) }
      : { by: 'quantity', units: availableHolding(input) };
  return { sized: { intent, size }, verdicts: judgeOrder(input, { intent, size, side }) };
}
