import { spanText } from '../../base/span-text.ts';
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
    const [late, limit] = [spanText(lateMs), spanText(lateMaxMs)];
    return {
      rule: id,
      text: {
        ko: `신호가 시세보다 ${late.ko} 늦습니다(허용 ${limit.ko}).`,
        en: `The signal is ${late.en} behind the quote; ${limit.en} are allowed.`,
      },
    };
  },
};
