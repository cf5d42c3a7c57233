import { spanText } from '../../base/span-text.ts';
import { quoteAgeMax } from '../quote-age.ts';
import type { RiskRule } from '../rule.ts';

const id = 'fresh-quote';

/** No decision on an old price or on that of another market, in either direction. */
export const freshQuote: RiskRule = {
  id,
  check({ quote, cause: { instrument }, atMs }) {
    if (quote === undefined || quote.price <= 0) {
      return {
        rule: id,
        text: { ko: `${instrument.id}의 시세가 없습니다.`, en: `There is no quote of ${instrument.id}.` },
      };
    }
    // Another market's price of the same thing may lie per cent away.
    if (quote.isFallback === true) {
      return {
        rule: id,
        text: {
          ko: `${instrument.id}의 시세가 대체 제공처(${quote.source})의 것이라 주문 판단에 쓰지 않습니다.`,
          en: `The quote of ${instrument.id} is of a stand-in (${quote.source}), which nothing is decided on.`,
        },
      };
    }
    const ageMs = atMs - quote.atMs;
    const ageMaxMs = quoteAgeMax(instrument.interval);
    if (ageMs <= ageMaxMs) return undefined;
    const [age, limit] = [spanText(ageMs), spanText(ageMaxMs)];
    return {
      rule: id,
      text: {
        ko: `${instrument.id}의 시세가 ${age.ko} 전 것입니다(허용 ${limit.ko}).`,
        en: `The quote of ${instrument.id} is ${age.en} old; ${limit.en} are allowed.`,
      },
    };
  },
};
