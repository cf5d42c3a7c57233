import { makeId } from '@gaemi/core/base/id.ts';
import { unitsToNumber } from '@gaemi/core/base/units.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Fill, Order } from '@gaemi/core/trading/order.ts';
import { unitsAbove, unitsBelow } from '../exact-decimal.ts';
import type { VenueTrade } from './ccxt-account.ts';

/**
 * One fill a trade, oldest first, so that books made of them hold what the venue holds. A fee that was taken in coins
 * lessens what was bought, and its worth is told apart from the price; one in a third asset touches neither, and is not booked.
 */
export function fillsOf(trades: readonly VenueTrade[], order: Order, instrument: Instrument): Fill[] {
  const ordered = trades.toSorted(
    (left, right) => left.atMs - right.atMs || left.id.localeCompare(right.id, 'en', { numeric: true }),
  );
  return ordered.map((trade) => ({
    id: makeId(order.id, trade.id),
    price: unitsToNumber(unitsBelow(trade.price)),
    ...amountsOf(trade, order, instrument),
    taxUnits: 0n,
    atMs: trade.atMs,
  }));
}

function amountsOf(
  { quantity, funds, fee, feeAsset }: VenueTrade,
  { side }: Order,
  { asset, currency }: Instrument,
): Pick<Fill, 'quantityUnits' | 'grossUnits' | 'feeUnits'> {
  const round = side === 'buy' ? unitsAbove : unitsBelow;
  const whole = { quantityUnits: unitsBelow(quantity), grossUnits: round(funds), feeUnits: 0n };
  if (feeAsset === currency) return { ...whole, feeUnits: unitsAbove(fee) };
  if (feeAsset !== asset || side === 'sell' || quantity === 0n) return whole;
  const feeUnits = unitsBelow((funds * fee) / quantity);
  return { quantityUnits: unitsBelow(quantity - fee), grossUnits: whole.grossUnits - feeUnits, feeUnits };
}
