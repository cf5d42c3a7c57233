import type { RiskRule } from '../rule.ts';

const id = 'trading-enabled';

/** Gate 1: no entry while trading is switched off or halted; exits and stops stay alive. */
export const tradingEnabled: RiskRule = {
  id,
  check({ intent, settings: { limits, halt } }) {
    if (intent === 'exit') return undefined;
    if (halt.halted) {
      const why = halt.reason === '' ? '' : `: ${halt.reason}`;
      return {
        rule: id,
        text: {
          ko: `${halt.by}이(가) 거래를 중단했습니다${why}.`,
          en: `Trading was halted by ${halt.by}${why}.`,
        },
      };
    }
    if (limits.tradingEnabled) return undefined;
    return {
      rule: id,
      text: { ko: '설정에서 거래가 꺼져 있습니다.', en: 'Trading is switched off in the settings.' },
    };
  },
};
