import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Text } from '../base/text.ts';
import { Interval } from '../market/candle.ts';
import { Side, type Signal } from './signal.ts';

/**
 * What a signal looks like on today's history, after candles that it was built on have changed. The signal itself stays
 * what it was; a `missed` one was never raised and never will be, since orders do not come from the past.
 */
export const SignalReview = z.object({
  /** The id of the signal that was raised, or would have been. */
  id: Id,
  strategyId: Id,
  instrumentId: Id,
  interval: Interval,
  candleOpenAtMs: Instant,
  verdict: z.enum(['stands', 'withdrawn', 'turned', 'missed']),
  /** As it was raised. */
  raisedSide: z.optional(Side),
  /** As it would be raised now. */
  sideNow: z.optional(Side),
  text: Text,
  /** When the history changed. */
  atMs: Instant,
});
export type SignalReview = z.output<typeof SignalReview>;

/** Compares what was raised with what would be; nothing to say when there is neither. */
export function reviewSignal(
  raised: Signal | undefined,
  now: Signal | undefined,
  atMs: Instant,
): SignalReview | undefined {
  const signal = raised ?? now;
  if (signal === undefined) return undefined;
  const verdict = verdictOf(raised?.side, now?.side);
  return {
    id: signal.id,
    strategyId: signal.strategyId,
    instrumentId: signal.instrumentId,
    interval: signal.interval,
    candleOpenAtMs: signal.candleOpenAtMs,
    verdict,
    raisedSide: raised?.side,
    sideNow: now?.side,
    text: texts[verdict],
    atMs,
  };
}

function verdictOf(raised: Side | undefined, now: Side | undefined): SignalReview['verdict'] {
  if (raised === undefined) return 'missed';
  if (now === undefined) return 'withdrawn';
  return raised === now ? 'stands' : 'turned';
}

const texts: Readonly<Record<SignalReview['verdict'], Text>> = {
  stands: {
    ko: '과거 시세가 정정되었지만 신호는 그대로입니다.',
    en: 'Candles of the past were corrected; the signal stands.',
  },
  withdrawn: {
    ko: '정정된 시세로는 나오지 않았을 신호입니다.',
    en: 'On the corrected candles this signal would not have been raised.',
  },
  turned: {
    ko: '정정된 시세로는 반대 방향이었을 신호입니다.',
    en: 'On the corrected candles this signal would have pointed the other way.',
  },
  missed: {
    ko: '정정된 시세였다면 나왔을 신호입니다. 지난 신호이므로 주문하지 않습니다.',
    en: 'On the corrected candles this signal would have been raised. It is past, so no order follows.',
  },
};
