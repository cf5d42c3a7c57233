import { formatScoresApart } from '../../base/format.ts';
import type { RiskRule } from '../rule.ts';
import { confidenceMin } from '../size-order.ts';

const id = 'confidence';

/** Nothing is bought on an opinion that is no better than a coin. */
export const confidence: RiskRule = {
  id,
  check({ intent, cause }) {
    if (intent === 'exit' || cause.confidence >= confidenceMin) return undefined;
    const [given, least] = formatScoresApart(cause.confidence, confidenceMin);
    return {
      rule: id,
      text: {
        ko: `신뢰도(${given})가 최소(${least})보다 낮습니다.`,
        en: `The confidence of ${given} is below the least of ${least}.`,
      },
    };
  },
};
