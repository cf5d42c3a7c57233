export interface KisOrder {
  readonly number: string;
  /** Of a cancellation: what it cancels. */
  readonly original: string;
  readonly code: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly price: number;
  readonly atMs: number;
  /** What a price of one is worth: of shares a won. */
  readonly multiplier: number;
  filled: number;
  funds: number;
  cancelled: number;
}

export interface KisDesk {
  readonly orders: KisOrder[];
  /** Negative for contracts that were sold. */
  readonly shares: Map<string, number>;
  cash: number;
}

export interface KisTerms extends Pick<KisOrder, 'code' | 'side' | 'quantity' | 'price'> {
  /** Of futures: what a point is worth; they are paid with a part of it, and sold without being owned. */
  readonly multiplier?: number;
  readonly isAtOnce?: boolean;
  /** The last price of the market. */
  readonly market: number;
  readonly thin: boolean;
  readonly nowMs: number;
}

const marginRate = 0.1;

export function createDesk(given: { cash: number; shares: Readonly<Record<string, number>> }): KisDesk {
  return { orders: [], shares: new Map(Object.entries(given.shares)), cash: given.cash };
}

/** Takes an order and trades what the market has for it; answers nothing when it cannot be paid. */
export function placeKisOrder(desk: KisDesk, terms: KisTerms): KisOrder | undefined {
  const { code, side, quantity, price, market, thin, nowMs, multiplier, isAtOnce = false } = terms;
  const held = desk.shares.get(code) ?? 0;
  const worth = quantity * (price || market);
  const isShort = side === 'buy' ? worth > desk.cash : quantity > held;
  if (multiplier === undefined ? isShort : worth * multiplier * marginRate > desk.cash) return undefined;
  const of = { code, side, quantity, price, original: '', atMs: nowMs, multiplier: multiplier ?? 1 };
  const order = newOrder(desk, of);
  const isCrossed = price === 0 || (side === 'buy' ? market <= price : market >= price);
  if (isCrossed) fill(desk, order, { quantity: thin ? Math.ceil(quantity / 3) : quantity, market });
  if (isAtOnce) order.cancelled = quantity - order.filled;
  return order;
}

/** A cancellation is an order with a number of its own. */
export function cancelRest(desk: KisDesk, order: KisOrder, nowMs: number): KisOrder {
  const { code, side, price, multiplier } = order;
  const quantity = order.quantity - order.filled - order.cancelled;
  order.cancelled += quantity;
  const of = { code, side, price, quantity, multiplier, original: order.number, atMs: nowMs };
  const cancellation = newOrder(desk, of);
  cancellation.cancelled = quantity;
  return cancellation;
}

function newOrder(desk: KisDesk, of: Omit<KisOrder, 'number' | 'filled' | 'funds' | 'cancelled'>): KisOrder {
  const number = String(desk.orders.length + 4018).padStart(10, '0');
  const order = { ...of, number, filled: 0, funds: 0, cancelled: 0 };
  desk.orders.push(order);
  return order;
}

function fill(desk: KisDesk, order: KisOrder, { quantity, market }: { quantity: number; market: number }): void {
  order.filled += quantity;
  order.funds += quantity * market * order.multiplier;
  const sign = order.side === 'buy' ? 1 : -1;
  // Contracts cost nothing but what they lose.
  if (order.multiplier === 1) desk.cash -= sign * quantity * market;
  desk.shares.set(order.code, (desk.shares.get(order.code) ?? 0) + sign * quantity);
}
