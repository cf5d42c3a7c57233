import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import type { Order, OrderStatus } from '@gaemi/core/trading/order.ts';
import type { Context } from '../runtime/context.ts';
import { cancelFor } from './cancel-order.ts';
import { placeOrder } from './place-order.ts';

const ordersMax = 200;

/** An hour of minutes; after that a person has been told often enough. */
const attemptsMax = 60;

const endedWithoutTrading: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['refused', 'rejected', 'cancelled']);

interface Closing {
  readonly userId: Id;
  readonly position: Position;
  /** What the order carries as its strategy. */
  readonly strategyId: Id;
  /** The same for one episode of the position and one attempt. */
  causeId(attempt: number): Id;
  readonly atMs: Instant;
}

/**
 * Sells what is held, or buys back what was sold short, once an episode; an attempt that ended without trading is followed
 * by another at the next tick. Orders that hold what has to go end first.
 */
export async function closePosition(closing: Closing, context: Context<'exchanges'>): Promise<Order> {
  const { userId, position, strategyId, causeId, atMs } = closing;
  const { instrumentId } = position;
  await freeHolding(closing, context);
  const side = position.quantityUnits > 0n ? 'sell' : 'buy';
  for (let attempt = 0; ; attempt += 1) {
    const cause = { strategyId, side, confidence: 1, closesOnly: true } as const;
    const placement = { userId, instrumentId, atMs, causeId: causeId(attempt), findCause: async () => cause };
    const order = await placeOrder(placement, context);
    const isOver = endedWithoutTrading.has(order.status) && order.createdAtMs < atMs;
    if (!isOver || attempt === attemptsMax) return order;
  }
}

/** An order of the same strategy that is under way goes on. Of futures every other order ends: each may hold contracts. */
async function freeHolding(
  { userId, position: { instrumentId, futures }, strategyId, atMs }: Closing,
  context: Context<'exchanges'>,
): Promise<void> {
  const { store } = context;
  const open = await store.list({ collection: 'openOrders', where: [['userId', '==', userId]], limit: ordersMax });
  const orders = await store.getMany(open.map(({ orderId }) => documentRef('orders', orderId, userId)));
  for (const order of orders) {
    const isInTheWay =
      order?.instrumentId === instrumentId &&
      (order.side === 'sell' || futures !== undefined) &&
      order.strategyId !== strategyId;
    if (order !== undefined && isInTheWay) await cancelFor({ userId, orderId: order.id, atMs }, context);
  }
}
