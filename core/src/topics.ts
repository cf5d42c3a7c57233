import * as z from 'zod/mini';
import { Id } from './base/id.ts';
import { Instant } from './base/instant.ts';
import { Interval } from './market/candle.ts';
import { Alert } from './risk/alert.ts';

const ofOrder = { userId: Id, orderId: Id, instrumentId: Id, atMs: Instant };

/** What is announced, by topic. Every message carries its logical time as `atMs`. */
export const topics = {
  /** collect-candles -> raise-signals: a candle is final; a revised one is announced again. */
  'candle-closed': z.object({ instrumentId: Id, interval: Interval, openAtMs: Instant, atMs: Instant }),
  /** watch, backfill-candles -> backfill-candles: history is missing; each run goes on where the last one stopped. */
  'history-wanted': z.object({ instrumentId: Id, atMs: Instant }),
  /** whoever kept candles -> review-signals: candles of the past are others than they were, or were missing. */
  'history-changed': z.object({
    instrumentId: Id,
    interval: Interval,
    /** The openings of the first and the last candle that changed. */
    fromMs: Instant,
    toMs: Instant,
    atMs: Instant,
  }),
  /** collect-actions -> apply-corporate-actions: shares were split; one message per member. */
  'shares-split': z.object({ actionId: Id, instrumentId: Id, userId: Id, atMs: Instant }),
  /** collect-news -> analyze-news: there are new headlines for an instrument. */
  'news-collected': z.object({ instrumentId: Id, newsIds: z.array(Id), atMs: Instant }),
  /** collect-trends -> analyze-trends: search interest was read again. */
  'trends-collected': z.object({ instrumentId: Id, atMs: Instant }),
  /** raise-signals -> place-orders: one message per member. */
  'signal-raised': z.object({ signalId: Id, instrumentId: Id, userId: Id, atMs: Instant }),
  /** place-orders, protect-positions, sync-orders -> execute-orders: reserved and ready to be sent. */
  'order-accepted': z.object(ofOrder),
  /** execute-orders, sync-orders -> settle-fills. */
  'order-filled': z.object(ofOrder),
  /** accrue-staking -> pay-staking: a day of staking is over; one message per member. */
  'staking-day-over': z.object({ userId: Id, atMs: Instant }),
  /** settle-fills, deposit, withdraw, stake, unstake, pay-staking -> value-portfolio. */
  'ledger-posted': z.object({ userId: Id, causeId: Id, atMs: Instant }),
  /** whoever has something to say -> send-alerts. */
  'alert-raised': z.object({ userId: Id, alert: Alert, atMs: Instant }),
} as const;

export type TopicName = keyof typeof topics;
export type TopicMessage<Name extends TopicName> = z.output<(typeof topics)[Name]>;

/** What the scheduler says. Without `atMs` the tick's time is the minute it was published in. */
export const Tick = z.object({ atMs: z.optional(Instant) });

/** The topic that the scheduler wakes a function by. */
export function tickTopic(functionName: string): string {
  return `tick-${functionName}`;
}
