import { type Exact, least, readExact, times, volumeFor, writeExact } from '../upbit/exact.ts';

export interface BinanceTerms {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly side: 'BUY' | 'SELL';
  readonly type: 'MARKET' | 'LIMIT';
  readonly quantity?: Exact;
  readonly quoteOrderQty?: Exact;
  readonly price?: Exact;
  readonly timeInForce?: string;
  readonly clientOrderId: string;
}

export interface BinanceTrade {
  readonly id: number;
  readonly price: Exact;
  readonly quantity: Exact;
  readonly fee: Exact;
  readonly feeAsset: string;
  readonly atMs: number;
}

export interface BinanceOrder extends BinanceTerms {
  readonly orderId: number;
  readonly atMs: number;
  status: 'NEW' | 'PARTIALLY_FILLED' | 'FILLED' | 'CANCELED' | 'EXPIRED';
  executed: Exact;
  locked: Exact;
  readonly trades: BinanceTrade[];
}

export interface Purse {
  readonly free: Map<string, Exact>;
  readonly locked: Map<string, Exact>;
}

/** 0.1 % of what comes in: of the coins of a buy, of the money of a sale. */
const feeDivisor = 1000n;

export function createPurse(balances: Readonly<Record<string, string>>): Purse {
  const rows = Object.entries(balances).map(([asset, text]) => [asset, readExact(text) ?? 0n] as const);
  return { free: new Map(rows), locked: new Map() };
}

/** Locks what an order may take; answers nothing when that is not there. */
export function lockFor(purse: Purse, terms: BinanceTerms, market: Exact): Exact | undefined {
  const asset = paidWith(terms);
  const amount =
    terms.side === 'SELL'
      ? (terms.quantity ?? 0n)
      : (terms.quoteOrderQty ?? times(terms.price ?? market, terms.quantity ?? 0n));
  if (amount > (purse.free.get(asset) ?? 0n)) return undefined;
  add(purse.free, asset, -amount);
  add(purse.locked, asset, amount);
  return amount;
}

/** Trades at the market's price as far as the book goes; a thin one has a tenth of what is asked for. */
export function matchOrder(
  purse: Purse,
  order: BinanceOrder,
  market: { price: Exact; step: Exact; thin: boolean; nowMs: number },
) {
  const { price } = market;
  const limit = order.price ?? price;
  const isCrossed = order.side === 'BUY' ? price <= limit : price >= limit;
  if (isCrossed) {
    const inSteps = (amount: Exact) => amount - (amount % market.step);
    const wanted = order.quantity ?? inSteps(volumeFor(order.quoteOrderQty ?? 0n, price));
    const pieces = market.thin ? [inSteps(wanted / 10n)] : [wanted];
    for (const piece of pieces) fill(purse, order, { price, quantity: least(piece, wanted - order.executed), market });
    order.status = order.executed >= wanted ? 'FILLED' : 'PARTIALLY_FILLED';
  }
  const rests = order.type === 'LIMIT' && order.timeInForce === 'GTC';
  if (order.status === 'FILLED') unlock(purse, order);
  else if (!rests) endOrder(purse, order, 'EXPIRED');
}

export function endOrder(purse: Purse, order: BinanceOrder, status: 'CANCELED' | 'EXPIRED'): void {
  order.status = status;
  unlock(purse, order);
}

export function writeBinanceOrder(order: BinanceOrder): Record<string, unknown> {
  const funds = order.trades.reduce((sum, { price, quantity }) => sum + times(price, quantity), 0n);
  return {
    symbol: order.symbol,
    orderId: order.orderId,
    orderListId: -1,
    clientOrderId: order.clientOrderId,
    price: eight(order.price ?? 0n),
    origQty: eight(order.quantity ?? order.executed),
    executedQty: eight(order.executed),
    cummulativeQuoteQty: eight(funds),
    status: order.status,
    timeInForce: order.timeInForce ?? 'GTC',
    type: order.type,
    side: order.side,
    time: order.atMs,
    updateTime: order.atMs,
    isWorking: true,
    origQuoteOrderQty: eight(order.quoteOrderQty ?? 0n),
  };
}

export function writeBinanceTrades({ symbol, orderId, side, trades }: BinanceOrder): Record<string, unknown>[] {
  return trades.map(({ id, price, quantity, fee, feeAsset, atMs }) => ({
    symbol,
    id,
    orderId,
    price: eight(price),
    qty: eight(quantity),
    quoteQty: eight(times(price, quantity)),
    commission: eight(fee),
    commissionAsset: feeAsset,
    time: atMs,
    isBuyer: side === 'BUY',
    isMaker: false,
    isBestMatch: true,
  }));
}

/** Always eight decimals, as this vendor writes amounts. */
export function eight(amount: Exact): string {
  const [whole = '0', fraction = ''] = writeExact(amount).split('.');
  return `${whole}.${fraction.padEnd(8, '0').slice(0, 8)}`;
}

function fill(
  purse: Purse,
  order: BinanceOrder,
  { price, quantity, market }: { price: Exact; quantity: Exact; market: { nowMs: number } },
): void {
  if (quantity <= 0n) return;
  // Amounts of this vendor have eight decimals; what is finer is cut off.
  const cut = (amount: Exact) => amount - (amount % 10n ** 8n);
  const funds = cut(times(price, quantity));
  const received =
    order.side === 'BUY' ? { asset: order.base, amount: quantity } : { asset: order.quote, amount: funds };
  const paid = order.side === 'BUY' ? funds : quantity;
  const fee = cut(received.amount / feeDivisor);
  add(purse.locked, paidWith(order), -paid);
  order.locked -= paid;
  add(purse.free, received.asset, received.amount - fee);
  order.executed += quantity;
  const id = order.orderId * 100 + order.trades.length;
  order.trades.push({ id, price, quantity, fee, feeAsset: received.asset, atMs: market.nowMs });
}

function unlock(purse: Purse, order: BinanceOrder): void {
  add(purse.locked, paidWith(order), -order.locked);
  add(purse.free, paidWith(order), order.locked);
  order.locked = 0n;
}

function paidWith({ side, base, quote }: BinanceTerms): string {
  return side === 'BUY' ? quote : base;
}

function add(to: Map<string, Exact>, asset: string, amount: Exact): void {
  to.set(asset, (to.get(asset) ?? 0n) + amount);
}
