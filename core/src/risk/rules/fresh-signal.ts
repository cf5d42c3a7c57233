import { spanText } from '../../base/span-text.ts';
import type { Text } from '../../base/text.ts';
import { intervalMs } from '../../market/candle.ts';
import { manualStrategyId } from '../../trading/ticket.ts';
import type { RiskRule, RuleInput } from '../rule.ts';

const id = 'fresh-signal';

/** After so many candles the market has moved on from what a strategy saw. */
const candlesMax = 5;

/**
 * No entry on a signal that reaches the desk late, as after an outage. An exit is better late than never, but sells nothing
 * that was bought after it: in time it would not have.
 */
export const freshSignal: RiskRule = {
  id,
  check(input) {
    const text = input.intent === 'entry' ? lateEntry(input) : lateExit(input);
    return text === undefined ? undefined : { rule: id, text };
  },
};

function lateEntry({ quote, cause: { instrument }, atMs }: RuleInput): Text | undefined {
  if (quote === undefined) return undefined;
  const lateMs = quote.atMs - atMs;
  const lateMaxMs = candlesMax * intervalMs[instrument.interval];
  if (lateMs <= lateMaxMs) return undefined;
  const [late, limit] = [spanText(lateMs), spanText(lateMaxMs)];
  return {
    ko: `신호가 시세보다 ${late.ko} 늦습니다(허용 ${limit.ko}).`,
    en: `The signal is ${late.en} behind the quote; ${limit.en} are allowed.`,
  };
}

/** Stops and margin calls are about the position as it is, and so is a person. */
function lateExit({ position, cause: { closesOnly, strategyId }, atMs }: RuleInput): Text | undefined {
  if (position === undefined || closesOnly === true || strategyId === manualStrategyId) return undefined;
  if (position.quantityUnits === 0n || position.openedAtMs <= atMs) return undefined;
  const later = spanText(position.openedAtMs - atMs);
  return {
    ko: `보유분은 이 신호보다 ${later.ko} 뒤에 생긴 것이라 팔지 않습니다.`,
    en: `What is held was opened ${later.en} after this signal, which does not close it.`,
  };
}
