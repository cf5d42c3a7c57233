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
          ko: `거래가 중단되어 있습니다(중단한 사람 ${halt.by})${why}.`,
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
