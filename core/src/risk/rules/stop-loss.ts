import { formatPercentApart } from '../../base/format.ts';
import { touchedStop } from '../find-stop.ts';
import type { RiskRule } from '../rule.ts';

const id = 'stop-loss';

/** Gate 5: nothing is added to a position that its stop is about to sell. */
export const stopLoss: RiskRule = {
  id,
  check({ intent, position, quote, settings: { limits } }) {
    if (intent === 'exit' || position === undefined || quote === undefined) return undefined;
    const touched = touchedStop(position, quote, limits);
    if (touched === undefined) return undefined;
    const [loss, limit] = formatPercentApart(touched.lossFraction, limits.stopLossFraction);
    return {
      rule: id,
      text: {
        ko: `보유분의 손실(${loss})이 손절 기준(${limit})에 이르렀습니다.`,
        en: `The position has lost ${loss}, and its stop is at ${limit}.`,
      },
    };
  },
};
