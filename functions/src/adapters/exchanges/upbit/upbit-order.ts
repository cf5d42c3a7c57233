import { makeId } from '@gaemi/core/base/id.ts';
import { unitsToNumber } from '@gaemi/core/base/units.ts';
import type { Fill, Order } from '@gaemi/core/trading/order.ts';
import * as z from 'zod/mini';
import { decimalText, type ExactDecimal, readExactDecimal, unitsAbove, unitsBelow } from '../exact-decimal.ts';

/** Documented as text; a number is taken too, since nothing else can be meant. */
export const UpbitDecimal = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value, context): ExactDecimal => {
    const exact = readExactDecimal(decimalText(value));
    if (exact !== undefined) return exact;
    context.issues.push({ code: 'custom', message: 'not a plain decimal', input: value });
    return z.NEVER;
  }),
);

const Trade = z.object({
  uuid: z.string(),
  price: UpbitDecimal,
  volume: UpbitDecimal,
  funds: UpbitDecimal,
  created_at: z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), 'not a time')),
});

/** What decides over an order of the vendor's; other keys come and go with the kind of order. */
export const UpbitOrder = z.object({
  uuid: z.string(),
  market: z.string(),
  side: z.enum(['bid', 'ask']),
  state: z.enum(['watch', 'wait', 'done', 'cancel']),
  ord_type: z.string(),
  identifier: z.optional(z.nullable(z.string())),
  price: z.optional(z.nullable(UpbitDecimal)),
  paid_fee: UpbitDecimal,
  executed_volume: UpbitDecimal,
  prevented_volume: z.optional(z.nullable(UpbitDecimal)),
  prevented_locked: z.optional(z.nullable(UpbitDecimal)),
  /** None are told of an order that has none; one that has executed something is not whole without them. */
  trades: z._default(z.array(Trade), []),
});
export type UpbitOrder = z.output<typeof UpbitOrder>;

/** Whether its trades are all that it has executed; between two answers the vendor may have booked only one of them. */
export function isWhole({ trades, executed_volume: executed }: UpbitOrder): boolean {
  return trades.reduce((sum, { volume }) => sum + volume, 0n) === executed;
}

export function isPrevented({ prevented_volume: volume, prevented_locked: locked }: UpbitOrder): boolean {
  return (volume ?? 0n) > 0n || (locked ?? 0n) > 0n;
}

/**
 * One fill a trade, oldest first. The vendor books one fee for the whole order, so each fill carries what the fee has grown by,
 * and the fills together cost exactly what was paid, to the unit above.
 */
export function fillsOf(vendorOrder: UpbitOrder, order: Order): Fill[] {
  // Newest first as it was sent; the sort keeps that order among trades of one instant.
  const trades = vendorOrder.trades
    .toReversed()
    .map((trade) => ({ ...trade, atMs: Date.parse(trade.created_at) }))
    .toSorted((left, right) => left.atMs - right.atMs);
  const allFunds = trades.reduce((sum, { funds }) => sum + funds, 0n);
  const round = order.side === 'buy' ? unitsAbove : unitsBelow;
  let funds = 0n;
  const feeAt = (reached: ExactDecimal) =>
    allFunds === 0n ? 0n : unitsAbove((vendorOrder.paid_fee * reached + allFunds - 1n) / allFunds);
  return trades.map((trade) => {
    const before = funds;
    funds += trade.funds;
    return {
      id: makeId(order.id, trade.uuid),
      price: unitsToNumber(unitsBelow(trade.price)),
      quantityUnits: unitsBelow(trade.volume),
      grossUnits: round(funds) - round(before),
      feeUnits: feeAt(funds) - feeAt(before),
      taxUnits: 0n,
      atMs: trade.atMs,
    };
  });
}
