import * as z from 'zod/mini';
import { Id, makeId } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Text } from '../base/text.ts';
import { Interval } from '../market/candle.ts';

export const Side = z.enum(['buy', 'sell']);
export type Side = z.output<typeof Side>;

/** A strategy's opinion with its reasons; it knows nothing of money. */
export const Signal = z.object({
  id: Id,
  strategyId: Id,
  instrumentId: Id,
  interval: Interval,
  /** The candle it was decided on. */
  candleOpenAtMs: Instant,
  /** When it was decided: that candle's close. */
  atMs: Instant,
  side: Side,
  /** 0 to 1; orders are sized by it. */
  confidence: z.number().check(z.gte(0), z.lte(1)),
  price: z.number(),
  reasons: z.array(Text).check(z.minLength(1)),
  /** The numbers behind the reasons, by name. */
  evidence: z.record(z.string(), z.number()),
});
export type Signal = z.output<typeof Signal>;

/** The ids that the signals of all strategies on one candle would have, told from one of them. */
export function signalIdsOfCandle(known: Id, strategyIds: readonly Id[]): Id[] {
  const own = strategyIds.find((strategyId) => known.startsWith(makeId(strategyId, '')));
  return own === undefined ? [known] : strategyIds.map((strategyId) => `${strategyId}${known.slice(own.length)}`);
}

/** The same strategy on the same candle is the same signal, however often it is evaluated. */
// oxlint-disable-next-line max-params -- the parts of the cause, in the order of the id
export function signalId(strategyId: Id, instrumentId: Id, interval: Interval, candleOpenAtMs: Instant): Id {
  return makeId(strategyId, instrumentId, interval, candleOpenAtMs);
}
