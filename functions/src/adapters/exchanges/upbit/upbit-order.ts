import { makeId } from '@gaemi/core/base/id.ts';
import { unitsToNumber } from '@gaemi/core/base/units.ts';
import type { Fill, Order } from '@gaemi/core/trading/order.ts';
import * as z from 'zod/mini';
import { type ExactDecimal, readExactDecimal, unitsAbove, unitsBelow } from '../exact-decimal.ts';

const Decimal = z.pipe(
  z.string(),
  z.transform((text, context): ExactDecimal => {
    const exact = readExactDecimal(text);
    if (exact !== undefined) return exact;
    context.issues.push({ code: 'custom', message: 'not a plain decimal', input: text });
    return z.NEVER;
  }),
);

const Trade = z.object({ uuid: z.string(), price: Decimal, volume: Decimal, funds: Decimal, created_at: z.string() });

/** What decides over an order of the vendor's; other keys come and go with the kind of order. */
export const UpbitOrder = z.object({
  uuid: z.string(),
  market: z.string(),
  side: z.enum(['bid', 'ask']),
  state: z.enum(['watch', 'wait', 'done', 'cancel']),
  ord_type: z.string(),
  identifier: z.optional(z.nullable(z.string())),
  price: z.optional(z.nullable(z.string())),
  paid_fee: Decimal,
  executed_volume: Decimal,
  prevented_volume: z.optional(z.nullable(Decimal)),
  prevented_locked: z.optional(z.nullable(Decimal)),
  trades: z.array(Trade),
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
