import { formatNumber } from '../../base/format.ts';
import { minuteMs } from '../../base/instant.ts';
import { intervalMs } from '../../market/candle.ts';
import type { RiskRule } from '../rule.ts';

const id = 'fresh-signal';

/** After so many candles the market has moved on from what a strategy saw. */
const candlesMax = 5;

/** No entry on a signal that reaches the desk late, as after an outage; an exit is better late than never. */
export const freshSignal: RiskRule = {
  id,
  check({ intent, quote, cause: { instrument }, atMs }) {
    if (intent !== 'entry' || quote === undefined) return undefined;
    const lateMs = quote.atMs - atMs;
    const lateMaxMs = candlesMax * intervalMs[instrument.interval];
    if (lateMs <= lateMaxMs) return undefined;
    const [late, limit] = [formatNumber(lateMs / minuteMs), formatNumber(lateMaxMs / minuteMs)];
    return {
      rule: id,
      text: {
        ko: `신호가 시세보다 ${late}분 늦습니다(허용 ${limit}분).`,
        en: `The signal is ${late} minutes behind the quote; ${limit} are allowed.`,
      },
    };
  },
};
