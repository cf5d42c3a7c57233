import type { Order } from '@gaemi/core/trading/order.ts';

/** Who took an order a step further; a venue by the name that its adapter has. */
export type StepCause =
  | { readonly by: 'person' | 'halt' | 'send' | 'decision' }
  | { readonly by: 'venue'; readonly venue: string };

const named: Readonly<Record<string, 'person' | 'halt' | 'send'>> = {
  cancelled: 'person',
  'trading-enabled': 'halt',
  'execute-orders': 'send',
};

export function stepCause(
  { causeId }: Order['history'][number],
  order: Pick<Order, 'causeId' | 'strategyId'>,
): StepCause {
  if (causeId === order.causeId) return { by: order.strategyId === 'manual' ? 'person' : 'decision' };
  const by = named[causeId];
  return by === undefined ? { by: 'venue', venue: causeId } : { by };
}
