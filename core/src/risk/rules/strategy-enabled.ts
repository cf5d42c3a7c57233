import type { RiskRule } from '../rule.ts';
import { strategyName } from '../strategy-name.ts';

const id = 'strategy-enabled';

/** A strategy that is switched off opens nothing; what it holds it may still sell. */
export const strategyEnabled: RiskRule = {
  id,
  check({ intent, cause: { strategyId }, settings: { strategies } }) {
    if (intent === 'exit' || strategies[strategyId]?.enabled === true) return undefined;
    const name = strategyName(strategyId);
    return {
      rule: id,
      text: {
        ko: `"${name.ko}" 전략은 거래하도록 켜져 있지 않습니다.`,
        en: `The strategy "${name.en}" is not switched on for trading.`,
      },
    };
  },
};
