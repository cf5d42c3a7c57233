export interface KisOrder {
  readonly number: string;
  /** Of a cancellation: what it cancels. */
  readonly original: string;
  readonly code: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly price: number;
  readonly atMs: number;
  filled: number;
  funds: number;
  cancelled: number;
}

export interface KisDesk {
  readonly orders: KisOrder[];
  readonly shares: Map<string, number>;
  cash: number;
}

export interface KisTerms extends Pick<KisOrder, 'code' | 'side' | 'quantity' | 'price'> {
  /** The last price of the market. */
  readonly market: number;
  readonly thin: boolean;
  readonly nowMs: number;
}

export function createDesk(given: { cash: number; shares: Readonly<Record<string, number>> }): KisDesk {
  return { orders: [], shares: new Map(Object.entries(given.shares)), cash: given.cash };
}

/** Takes an order and trades what the market has for it; answers nothing when it cannot be paid. */
export function placeKisOrder(desk: KisDesk, terms: KisTerms): KisOrder | undefined {
  const { code, side, quantity, price, market, thin, nowMs } = terms;
  const held = desk.shares.get(code) ?? 0;
  if (side === 'buy' ? quantity * price > desk.cash : quantity > held) return undefined;
  const order = newOrder(desk, { code, side, quantity, price, original: '', atMs: nowMs });
  const isCrossed = price === 0 || (side === 'buy' ? market <= price : market >= price);
  if (isCrossed) fill(desk, order, { quantity: thin ? Math.ceil(quantity / 3) : quantity, market });
  return order;
}

/** A cancellation is an order with a number of its own. */
export function cancelRest(desk: KisDesk, order: KisOrder, nowMs: number): KisOrder {
  const { code, side, price } = order;
  const quantity = order.quantity - order.filled - order.cancelled;
  order.cancelled += quantity;
  const cancellation = newOrder(desk, { code, side, price, quantity, original: order.number, atMs: nowMs });
  cancellation.cancelled = quantity;
  return cancellation;
}

function newOrder(
  desk: KisDesk,
  of: Pick<KisOrder, 'code' | 'side' | 'quantity' | 'price' | 'original' | 'atMs'>,
): KisOrder {
  const number = String(desk.orders.length + 4018).padStart(10, '0');
  const order = { ...of, number, filled: 0, funds: 0, cancelled: 0 };
  desk.orders.push(order);
  return order;
}

function fill(desk: KisDesk, order: KisOrder, { quantity, market }: { quantity: number; market: number }): void {
  order.filled += quantity;
  order.funds += quantity * market;
  const sign = order.side === 'buy' ? 1 : -1;
  desk.cash -= sign * quantity * market;
  desk.shares.set(order.code, (desk.shares.get(order.code) ?? 0) + sign * quantity);
}
