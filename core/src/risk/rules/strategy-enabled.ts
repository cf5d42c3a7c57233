import type { RiskRule } from '../rule.ts';

const id = 'strategy-enabled';

/** A strategy that is switched off opens nothing; what it holds it may still sell. */
export const strategyEnabled: RiskRule = {
  id,
  check({ intent, cause: { strategyId }, settings: { strategies } }) {
    if (intent === 'exit' || strategies[strategyId]?.enabled === true) return undefined;
    return {
      rule: id,
      text: {
        ko: `전략 ${strategyId}은(는) 거래하도록 켜져 있지 않습니다.`,
        en: `The strategy ${strategyId} is not switched on for trading.`,
      },
    };
  },
};
