import type { RiskRule } from '../rule.ts';

const id = 'tradable';

/** Indices and rates are watched, not traded. */
export const tradable: RiskRule = {
  id,
  check({ cause: { instrument } }) {
    if (instrument.tradable) return undefined;
    return {
      rule: id,
      text: { ko: `${instrument.id}은(는) 거래 대상이 아닙니다.`, en: `${instrument.id} is watched, not traded.` },
    };
  },
};
