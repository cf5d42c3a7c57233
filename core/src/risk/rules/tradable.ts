import { isFuture } from '../../market/contract.ts';
import { contractEnd } from '../../market/contract-end.ts';
import type { RiskRule } from '../rule.ts';

const id = 'tradable';

/** Indices and rates are watched, not traded; a contract is until it ends. */
export const tradable: RiskRule = {
  id,
  check({ cause: { instrument }, atMs }) {
    if (isFuture(instrument) && contractEnd(instrument, atMs).endsAtMs <= atMs) {
      return {
        rule: id,
        text: {
          ko: `${instrument.id} 계약의 거래가 끝났습니다. 최종 결제를 기다립니다.`,
          en: `Trading in the contract ${instrument.id} has ended; it is being settled.`,
        },
      };
    }
    if (instrument.tradable) return undefined;
    return {
      rule: id,
      text: { ko: `거래 대상이 아닌 종목입니다: ${instrument.id}.`, en: `${instrument.id} is watched, not traded.` },
    };
  },
};
