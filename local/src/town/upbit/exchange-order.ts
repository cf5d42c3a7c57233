import { type Exact, feeOf, times, writeExact } from './exact.ts';
import { kstText } from './upbit-market.ts';

export interface ExchangeTrade {
  readonly uuid: string;
  readonly price: Exact;
  readonly volume: Exact;
  readonly funds: Exact;
  readonly trend: 'up' | 'down';
  readonly atMs: number;
}

/** What was asked for. */
export interface OrderTerms {
  readonly market: string;
  readonly side: 'bid' | 'ask';
  readonly ordType: 'limit' | 'price' | 'market' | 'best';
  /** Of one coin for `limit`; of everything, without the fee, for a buy that names its total. */
  readonly price?: Exact;
  readonly volume?: Exact;
  readonly timeInForce?: 'ioc' | 'fok' | 'post_only';
  readonly smpType: 'cancel_maker' | 'cancel_taker' | 'reduce' | 'none';
  readonly identifier?: string;
}

/** An order in the exchange's books. */
export interface ExchangeOrder extends OrderTerms {
  readonly uuid: string;
  readonly createdAtMs: number;
  state: 'wait' | 'done' | 'cancel';
  /** Taken from the balance and not yet spent or given back. */
  locked: Exact;
  readonly reservedFee: Exact;
  paidFee: Exact;
  /** What remains to be executed: won for a buy by total, coins otherwise. */
  remaining: Exact;
  executedVolume: Exact;
  preventedVolume: Exact;
  preventedLocked: Exact;
  readonly trades: ExchangeTrade[];
  /** Until when the market has been looked through for this resting order. */
  seenAtMs: number;
}

/** Whether it says how much won to spend instead of how many coins to trade. */
export function spendsTotal({ side, ordType }: OrderTerms): boolean {
  return side === 'bid' && (ordType === 'price' || ordType === 'best');
}

export function baseOf({ market }: OrderTerms): string {
  return market.split('-')[1] ?? market;
}

/** What an order takes out of the balance when it is placed, fee included. */
export function lockOf(terms: OrderTerms): { currency: string; amount: Exact; fee: Exact } {
  if (terms.side === 'ask') return { currency: baseOf(terms), amount: terms.volume ?? 0n, fee: 0n };
  const funds = spendsTotal(terms) ? (terms.price ?? 0n) : times(terms.price ?? 0n, terms.volume ?? 0n);
  return { currency: 'KRW', amount: funds + feeOf(funds), fee: feeOf(funds) };
}

export function newOrder(terms: OrderTerms, uuid: string, nowMs: number): ExchangeOrder {
  const { amount, fee } = lockOf(terms);
  return {
    ...terms,
    uuid,
    createdAtMs: nowMs,
    state: 'wait',
    locked: amount,
    reservedFee: fee,
    paidFee: 0n,
    remaining: (spendsTotal(terms) ? terms.price : terms.volume) ?? 0n,
    executedVolume: 0n,
    preventedVolume: 0n,
    preventedLocked: 0n,
    trades: [],
    seenAtMs: nowMs,
  };
}

/** As every order endpoint writes it; keys that make no sense for a kind of order are not there. */
export function writeOrder(order: ExchangeOrder): Record<string, unknown> {
  const byTotal = spendsTotal(order);
  const remainingFee = order.side === 'bid' && order.state !== 'done' ? order.reservedFee - order.paidFee : 0n;
  return {
    uuid: order.uuid,
    side: order.side,
    ord_type: order.ordType,
    ...(order.price === undefined ? {} : { price: writeExact(order.price) }),
    state: order.state,
    market: order.market,
    created_at: `${kstText(order.createdAtMs)}+09:00`,
    ...(order.volume === undefined ? {} : { volume: writeExact(order.volume) }),
    ...(byTotal ? {} : { remaining_volume: writeExact(order.remaining) }),
    ...(byTotal ? {} : { prevented_volume: writeExact(order.preventedVolume) }),
    reserved_fee: writeExact(order.reservedFee),
    remaining_fee: writeExact(remainingFee),
    paid_fee: writeExact(order.paidFee),
    locked: writeExact(order.locked),
    prevented_locked: writeExact(order.preventedLocked),
    executed_volume: writeExact(order.executedVolume),
    trades_count: order.trades.length,
    ...(order.timeInForce === undefined ? {} : { time_in_force: order.timeInForce }),
    ...(order.identifier === undefined ? {} : { identifier: order.identifier }),
    smp_type: order.smpType,
  };
}

/** With its trades, newest first; a trade carries no fee of its own. */
export function writeOrderWithTrades(order: ExchangeOrder): Record<string, unknown> {
  const trades = order.trades.toReversed().map(({ uuid, price, volume, funds, trend, atMs }) => ({
    market: order.market,
    uuid,
    price: writeExact(price),
    volume: writeExact(volume),
    funds: writeExact(funds),
    trend,
    created_at: `${kstText(atMs)}+09:00`,
    side: order.side,
  }));
  return { ...writeOrder(order), trades };
}

/** As lists write it: what it cost, without the trades. */
export function writeListedOrder(order: ExchangeOrder): Record<string, unknown> {
  const funds = order.trades.reduce((sum, trade) => sum + trade.funds, 0n);
  return { ...writeOrder(order), executed_funds: writeExact(funds) };
}
