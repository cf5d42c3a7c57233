import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Units } from '../base/units.ts';
import { Side } from '../signals/signal.ts';
import { OrderSize, OrderType, TimeInForce } from './order.ts';

const amountMax = 10n ** 24n;
const Amount = Units.check(
  z.refine((units) => units > 0n && units <= amountMax, 'an amount is more than zero and at most 10^16'),
);

/** An order as a person writes it. */
export const Ticket = z.object({
  instrumentId: Id,
  side: Side,
  type: OrderType,
  size: OrderSize.check(z.refine(({ units }) => units > 0n && units <= amountMax, 'a size is more than zero')),
  limitPriceUnits: z.optional(Amount),
  stopPriceUnits: z.optional(Amount),
  timeInForce: z._default(TimeInForce, 'gtc'),
  /** Made by whoever asks: asking twice is one order. */
  requestId: Id.check(z.maxLength(64)),
  /** An order that is cancelled first, and in whose place this one is put: an amendment. */
  replacesOrderId: z.optional(Id),
});
export type Ticket = z.output<typeof Ticket>;

/** The strategy that orders written by a person carry. */
export const manualStrategyId = 'manual';
