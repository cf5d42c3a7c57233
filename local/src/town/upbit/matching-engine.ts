import { createHash } from 'node:crypto';
import { secondMs } from '@gaemi/core/base/instant.ts';
import { exactOf, type Exact, feeOf, least, times, volumeFor } from './exact.ts';
import { baseOf, type ExchangeOrder, lockOf, newOrder, type OrderTerms, spendsTotal } from './exchange-order.ts';
import { type Book, bookOf, type BookLevel } from './orderbook.ts';
import type { UpbitMarket } from './upbit-market.ts';
import type { Wallet } from './wallet.ts';

export interface EngineOptions {
  readonly wallet: Wallet;
  marketNow(): number;
  marketById(id: string): UpbitMarket | undefined;
  /** Whether takers find only a part of the book. */
  thinBook(): boolean;
}

export interface MatchingEngine {
  /** Takes checked terms; the order is `wait` in the answer and is matched right after it. */
  place(terms: OrderTerms): { order: ExchangeOrder; match(): void };
  cancel(order: ExchangeOrder): void;
  /** Lets the market reach the orders that rest. */
  catchUp(): void;
  orders(): readonly ExchangeOrder[];
}

/** How closely the way between two looks is followed. */
const looksMax = 600;

export function createMatchingEngine(options: EngineOptions): MatchingEngine {
  const { wallet } = options;
  const orders: ExchangeOrder[] = [];
  return {
    place(terms) {
      const { currency, amount } = lockOf(terms);
      const order = newOrder(terms, uuidOf(`order ${orders.length}`), options.marketNow());
      wallet.lock(currency, amount);
      orders.push(order);
      return { order, match: () => takeFromBook(options, order, orders) };
    },
    cancel: (order) => endOrder(wallet, order, 'cancel'),
    catchUp: () => orders.filter(({ state }) => state === 'wait').forEach((order) => reachResting(options, order)),
    orders: () => orders,
  };
}

/** Walks the book from its best price; what is left rests or ends. */
function takeFromBook(options: EngineOptions, order: ExchangeOrder, orders: readonly ExchangeOrder[]): void {
  const { wallet } = options;
  const market = options.marketById(order.market);
  const book = market === undefined ? undefined : bookOf(market, options.marketNow());
  if (book === undefined || order.state !== 'wait') return;
  const levels = reachable(order, book, options.thinBook());
  if (order.timeInForce === 'post_only' && levels.length > 0) return endOrder(wallet, order, 'cancel');
  if (order.timeInForce === 'fok' && !fills(order, levels)) return endOrder(wallet, order, 'cancel');
  preventSelfTrade(wallet, order, orders);
  for (const { price, size } of levels) {
    if (order.state !== 'wait') return;
    const exactPrice = exactOf(price);
    const wanted = spendsTotal(order) ? volumeFor(order.remaining, exactPrice) : order.remaining;
    const volume = least(wanted, exactOf(size));
    if (volume > 0n) fillOrder(options, order, { price: exactPrice, volume });
  }
  const rests = order.ordType === 'limit' && order.timeInForce !== 'ioc';
  if (order.state === 'wait' && !rests) endOrder(wallet, order, 'cancel');
}

/** A resting order is filled at its own price once the market has traded there. */
function reachResting(options: EngineOptions, order: ExchangeOrder): void {
  const series = options.marketById(order.market)?.series;
  const nowMs = options.marketNow();
  const { price } = order;
  if (series === undefined || price === undefined) return;
  const stepMs = Math.max(secondMs, Math.ceil((nowMs - order.seenAtMs) / looksMax));
  for (let atMs = order.seenAtMs + stepMs; atMs <= nowMs; atMs += stepMs) {
    order.seenAtMs = atMs;
    const traded = exactOf(series.priceAt(atMs)?.price ?? 0);
    if (order.side === 'bid' ? traded > price : traded < price) continue;
    const half = order.remaining / 2n;
    const piece = half - (half % 10n ** 8n);
    const volume = options.thinBook() && piece > 0n ? piece : order.remaining;
    return fillOrder(options, order, { price, volume });
  }
}

function fillOrder(
  { wallet, marketNow }: EngineOptions,
  order: ExchangeOrder,
  { price, volume }: { price: Exact; volume: Exact },
): void {
  const funds = times(price, volume);
  const fee = feeOf(funds);
  const trend = order.side === 'bid' ? 'up' : 'down';
  const uuid = uuidOf(`${order.uuid} trade ${order.trades.length}`);
  order.trades.push({ uuid, price, volume, funds, trend, atMs: marketNow() });
  order.executedVolume += volume;
  order.paidFee += fee;
  order.remaining -= spendsTotal(order) ? funds : volume;
  order.locked -= order.side === 'bid' ? funds + fee : volume;
  if (order.side === 'bid') wallet.buy(baseOf(order), { volume, funds, fee });
  else wallet.sell(baseOf(order), { volume, funds, fee });
  if (order.remaining === 0n) endOrder(wallet, order, 'done');
}

function endOrder(wallet: Wallet, order: ExchangeOrder, state: 'done' | 'cancel'): void {
  wallet.unlock(lockOf(order).currency, order.locked);
  order.state = state;
  // A cancelled order keeps showing what it had locked; nobody should add these up.
  if (state === 'done') order.locked = 0n;
}

/** The levels of the other side that an order may take. */
function reachable(order: ExchangeOrder, book: Book, thin: boolean): BookLevel[] {
  const side = order.side === 'bid' ? book.asks : book.bids;
  const levels = thin ? side.slice(0, 2).map(({ price, size }) => ({ price, size: size / 20 })) : side;
  if (order.ordType === 'best') return levels.slice(0, 1);
  if (order.ordType !== 'limit') return [...levels];
  const { price: limit = 0n } = order;
  return levels.filter(({ price }) => (order.side === 'bid' ? exactOf(price) <= limit : exactOf(price) >= limit));
}

function fills(order: ExchangeOrder, levels: readonly BookLevel[]): boolean {
  const room = levels.reduce((sum, { price, size }) => {
    return sum + (spendsTotal(order) ? times(exactOf(price), exactOf(size)) : exactOf(size));
  }, 0n);
  return room >= order.remaining;
}

/** Keeps a person from trading with themselves, in the way that the newer order says. */
function preventSelfTrade(wallet: Wallet, taker: ExchangeOrder, orders: readonly ExchangeOrder[]): void {
  if (taker.smpType === 'none') return;
  const makers = orders.filter(
    (maker) => maker.state === 'wait' && maker.market === taker.market && crosses(taker, maker),
  );
  for (const maker of makers) {
    if (taker.state !== 'wait') return;
    if (taker.smpType === 'reduce' && !spendsTotal(taker)) reduceBoth(wallet, taker, maker);
    else prevent(wallet, taker.smpType === 'cancel_taker' ? taker : maker);
  }
}

/** The smaller one goes, the larger one loses as much. */
function reduceBoth(wallet: Wallet, taker: ExchangeOrder, maker: ExchangeOrder): void {
  const volume = least(taker.remaining, maker.remaining);
  for (const order of [taker, maker]) {
    if (order.remaining === volume) prevent(wallet, order);
    else preventPart(wallet, order, volume);
  }
}

function prevent(wallet: Wallet, order: ExchangeOrder): void {
  order.preventedVolume += spendsTotal(order) ? 0n : order.remaining;
  order.preventedLocked += order.locked;
  endOrder(wallet, order, 'cancel');
}

function preventPart(wallet: Wallet, order: ExchangeOrder, volume: Exact): void {
  const { currency, amount } = lockOf({ ...order, volume });
  wallet.unlock(currency, amount);
  order.locked -= amount;
  order.remaining -= volume;
  order.preventedVolume += volume;
  order.preventedLocked += amount;
}

function crosses(taker: ExchangeOrder, maker: ExchangeOrder): boolean {
  if (maker.side === taker.side || maker.uuid === taker.uuid || maker.price === undefined) return false;
  if (taker.ordType !== 'limit' || taker.price === undefined) return true;
  return taker.side === 'bid' ? maker.price <= taker.price : maker.price >= taker.price;
}

/** Derived, so that a replayed day has the same ids; of the shape that clients check for. */
function uuidOf(cause: string): string {
  const hex = createHash('sha256').update(cause).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
