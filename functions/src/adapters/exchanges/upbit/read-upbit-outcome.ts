import type { Order } from '@gaemi/core/trading/order.ts';
import type { Submission } from '../exchange.ts';
import { fillsOf, isPrevented, isWhole, UpbitOrder } from './upbit-order.ts';
import { identifierOf } from './upbit-terms.ts';

/** What an order at the vendor means for ours. */
export function readUpbitOutcome(body: unknown, order: Order): Submission {
  const parsed = UpbitOrder.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { status: 'unknown', reason: `the venue's order is unreadable at ${issue?.path.join('.')}` };
  }
  const vendorOrder = parsed.data;
  if (!isOurs(vendorOrder, order)) return { status: 'unknown', reason: 'the venue answered with another order' };
  if (!isWhole(vendorOrder)) return { status: 'unknown', reason: 'the venue has not booked every trade yet' };
  const fills = fillsOf(vendorOrder, order);
  const seen = { fills, idAtVenue: vendorOrder.uuid };
  if (vendorOrder.state === 'wait' || vendorOrder.state === 'watch') return { status: 'open', ...seen };
  if (fills.length > 0 && (vendorOrder.state === 'done' || isAllButDust(vendorOrder)))
    return { status: 'filled', ...seen };
  if (!isPrevented(vendorOrder)) return { status: 'cancelled', ...seen };
  return { status: 'cancelled', ...seen, reason: 'it would have traded with an order of our own' };
}

function isOurs({ market, side, identifier }: UpbitOrder, order: Order): boolean {
  const isSameName = identifier === undefined || identifier === null || identifier === identifierOf(order);
  return market === order.instrumentId && side === (order.side === 'buy' ? 'bid' : 'ask') && isSameName;
}

/** The smallest part of a coin, at the scale of exact decimals divided by that of units. */
const volumeSteps = 10n ** 8n;

/**
 * A filled market buy normally ends as "cancel": what is too little to buy the smallest part of a coin is given back. Twice
 * that, since the next price may be higher than the last.
 */
function isAllButDust({ ord_type: ordType, side, price, trades }: UpbitOrder): boolean {
  const total = side === 'bid' && ordType !== 'limit' ? price : undefined;
  if (total === undefined || total === null) return false;
  const rest = total - trades.reduce((sum, { funds }) => sum + funds, 0n);
  const dearest = trades.reduce((most, trade) => (trade.price > most ? trade.price : most), 0n);
  return rest <= (2n * dearest) / volumeSteps;
}
