import { formatNumber } from '../../base/format.ts';
import { minuteMs } from '../../base/instant.ts';
import { quoteAgeMaxMs } from '../../market/board.ts';
import { type Interval, intervalMs } from '../../market/candle.ts';
import type { RiskRule } from '../rule.ts';

const id = 'fresh-quote';

/**
 * No decision on an old price, in either direction. Instruments decided on by the minute trade at all hours, so the age
 * allowed is `quoteAgeMaxMs`. Those by the hour or day have sessions, and their candle's close falls after the session's
 * last price: the age allowed is one interval more, which reaches back to that price but never over a closed day.
 */
export const freshQuote: RiskRule = {
  id,
  check({ quote, cause: { instrument }, atMs }) {
    if (quote === undefined) {
      return {
        rule: id,
        text: { ko: `${instrument.id}의 시세가 없습니다.`, en: `There is no quote of ${instrument.id}.` },
      };
    }
    const ageMs = atMs - quote.atMs;
    const ageMaxMs = quoteAgeMax(instrument.interval);
    if (ageMs <= ageMaxMs) return undefined;
    const [age, limit] = [formatNumber(ageMs / minuteMs), formatNumber(ageMaxMs / minuteMs)];
    return {
      rule: id,
      text: {
        ko: `${instrument.id}의 시세가 ${age}분 전 것입니다(허용 ${limit}분).`,
        en: `The quote of ${instrument.id} is ${age} minutes old; ${limit} are allowed.`,
      },
    };
  },
};

function quoteAgeMax(interval: Interval): number {
  return interval === '1m' ? quoteAgeMaxMs : intervalMs[interval] + quoteAgeMaxMs;
}
