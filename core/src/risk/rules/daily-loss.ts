import { formatPercentApart } from '../../base/format.ts';
import { koreanDate, minuteMs } from '../../base/instant.ts';
import { moneyText } from '../../base/money-text.ts';
import { spanText } from '../../base/span-text.ts';
import type { Text } from '../../base/text.ts';
import { unitsToNumber } from '../../base/units.ts';
import { returnBase } from '../../portfolio/portfolio.ts';
import { fractionOf } from '../room.ts';
import type { RiskRule } from '../rule.ts';

const id = 'daily-loss';

/** Accounts are valued every minute; a little patience for a minute that is late. */
const valuationAgeMaxMs = 10 * minuteMs;

/**
 * Gate 2: no entry once the day has lost its share of the equity it began with, which no deposit of the day dilutes; never
 * judged without a valuation, or by one that is no longer true.
 */
export const dailyLoss: RiskRule = {
  id,
  check({ intent, portfolio, settings: { limits }, atMs }) {
    if (intent === 'exit') return undefined;
    if (portfolio === undefined) return { rule: id, text: neverValued };
    if (atMs - portfolio.atMs > valuationAgeMaxMs) return { rule: id, text: valuedLongAgo(atMs - portfolio.atMs) };
    const { day, equityUnits, currency } = portfolio;
    // The valuation is of the day before: the new day has not lost anything yet.
    if (day.date < koreanDate(atMs)) return undefined;
    const baseUnits = returnBase(day);
    const lossUnits = baseUnits - equityUnits;
    if (lossUnits <= 0n || lossUnits < fractionOf(baseUnits, limits.dailyLossFraction)) return undefined;
    const lossFraction = unitsToNumber(lossUnits) / unitsToNumber(baseUnits);
    const [loss, limit] = formatPercentApart(lossFraction, limits.dailyLossFraction);
    const amount = moneyText(day.startEquityUnits - equityUnits, currency);
    return {
      rule: id,
      text: {
        ko: `오늘 손실(${loss}, ${amount.ko})이 한도(${limit})에 이르렀습니다.`,
        en: `Today's loss of ${loss} (${amount.en}) has reached the limit of ${limit}.`,
      },
    };
  },
};

const neverValued: Text = {
  ko: '계좌가 아직 평가되지 않아 오늘의 손실을 알 수 없습니다.',
  en: "The account has not been valued yet, so the day's loss is unknown.",
};

function valuedLongAgo(ageMs: number): Text {
  const [age, limit] = [spanText(ageMs), spanText(valuationAgeMaxMs)];
  return {
    ko: `계좌가 ${age.ko} 전에 평가되어(허용 ${limit.ko}) 오늘의 손실을 알 수 없습니다.`,
    en: `The account was last valued ${age.en} ago (${limit.en} are allowed), so the day's loss is unknown.`,
  };
}
