import { formatPercent, formatUnits } from '../../base/format.ts';
import { koreanDate } from '../../base/instant.ts';
import { unitsToNumber } from '../../base/units.ts';
import { fractionOf } from '../room.ts';
import type { RiskRule } from '../rule.ts';

const id = 'daily-loss';

/** Gate 2: no entry once the day has lost its share of the equity it began with; never judged without a valuation. */
export const dailyLoss: RiskRule = {
  id,
  check({ intent, portfolio, settings: { limits }, atMs }) {
    if (intent === 'exit') return undefined;
    if (portfolio === undefined) {
      return {
        rule: id,
        text: {
          ko: '계좌가 아직 평가되지 않아 오늘의 손실을 알 수 없습니다.',
          en: "The account has not been valued yet, so the day's loss is unknown.",
        },
      };
    }
    const { day, equityUnits, currency } = portfolio;
    // The valuation is of the day before: the new day has not lost anything yet.
    if (day.date < koreanDate(atMs)) return undefined;
    const lossUnits = day.startEquityUnits - equityUnits;
    if (lossUnits <= 0n || lossUnits < fractionOf(day.startEquityUnits, limits.dailyLossFraction)) return undefined;
    const loss = formatPercent(unitsToNumber(lossUnits) / unitsToNumber(day.startEquityUnits));
    const [amount, limit] = [formatUnits(lossUnits, currency), formatPercent(limits.dailyLossFraction)];
    return {
      rule: id,
      text: {
        ko: `오늘 손실(${loss}, ${amount})이 한도(${limit})에 이르렀습니다.`,
        en: `Today's loss of ${loss} (${amount}) has reached the limit of ${limit}.`,
      },
    };
  },
};
