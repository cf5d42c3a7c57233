import type { Id } from '../base/id.ts';
import type { Text } from '../base/text.ts';
import { strategies } from '../signals/strategies/index.ts';
import { manualStrategyId } from '../trading/ticket.ts';

/** What a strategy is called; what is none of the list is called by its id. */
export function strategyName(strategyId: Id): Text {
  if (strategyId === manualStrategyId) return { ko: '직접 주문', en: 'Orders by hand' };
  return strategies.find(({ id }) => id === strategyId)?.name ?? { ko: strategyId, en: strategyId };
}
