import { formatPercentApart } from '../../base/format.ts';
import { minuteMs } from '../../base/instant.ts';
import { unitsFromNumber, unitsPerOne } from '../../base/units.ts';
import type { RiskRule, RuleInput } from '../rule.ts';

const id = 'volatility';
const spanMs = 5 * minuteMs;

/** Gate 3: no entry while the lowest and the highest price of the last five minutes are too far apart. */
export const volatility: RiskRule = {
  id,
  check(input) {
    if (input.intent === 'exit') return undefined;
    const prices = pricesWithinSpan(input);
    if (prices.length === 0) return undefined;
    const [lowest, highest] = [Math.min(...prices), Math.max(...prices)];
    const { fiveMinuteMoveFraction } = input.settings.limits;
    const [lowestUnits, moveUnits] = [unitsFromNumber(lowest), unitsFromNumber(highest) - unitsFromNumber(lowest)];
    // Compared exactly, since a move of 3 % must not depend on the last bit of a division.
    if (moveUnits * unitsPerOne <= lowestUnits * unitsFromNumber(fiveMinuteMoveFraction)) return undefined;
    const [moved, limit] = formatPercentApart((highest - lowest) / lowest, fiveMinuteMoveFraction);
    return {
      rule: id,
      text: {
        ko: `최근 5분 변동(${moved})이 한도(${limit})를 넘었습니다.`,
        en: `The move of ${moved} within the last five minutes is above the limit of ${limit}.`,
      },
    };
  },
};

/** Candles that opened within the span: longer ones than minutes fall out, and only the quote is left. */
function pricesWithinSpan({ recentCandles, quote, atMs }: RuleInput): number[] {
  const candles = recentCandles.filter(({ openAtMs }) => openAtMs >= atMs - spanMs && openAtMs < atMs);
  const prices = candles.flatMap(({ high, low }) => [high, low]);
  return [...prices, quote?.price ?? 0].filter((price) => price > 0);
}
