import type { RiskRule } from '../rule.ts';
import { strategyName } from '../strategy-name.ts';

const id = 'one-mind';

/**
 * No entry while another strategy that trades says the opposite on the same candle: which of the two messages comes first is
 * luck, and one would buy what the other sells. The exit goes on.
 */
export const oneMind: RiskRule = {
  id,
  check({ intent, cause: { contradictedBy = [] }, settings: { strategies } }) {
    if (intent === 'exit') return undefined;
    const others = contradictedBy.filter((strategyId) => strategies[strategyId]?.enabled === true);
    if (others.length === 0) return undefined;
    const names = others.map(strategyName);
    const [ko, en] = [names.map((name) => name.ko).join(', '), names.map((name) => name.en).join(', ')];
    return {
      rule: id,
      text: {
        ko: `같은 봉에서 반대로 말하는 전략이 있습니다: ${ko}.`,
        en: `Another strategy says the opposite on the same candle: ${en}.`,
      },
    };
  },
};
