import type { Id } from '@gaemi/core/base/id.ts';
import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { openOrderId } from '@gaemi/core/trading/open-order.ts';
import { needsSettling } from '@gaemi/core/trading/order-moves.ts';
import type { Order, OrderStatus } from '@gaemi/core/trading/order.ts';
import type { Submission } from '../adapters/exchanges/exchange.ts';
import type { Context } from '../runtime/context.ts';
import { recordSubmission } from './record-submission.ts';
import { venueAccountOf } from './venue-account.ts';

/** Longer than any run of a function that may still be asking the venue. */
const inFlightMs = 2 * minuteMs;

const openMax = 200;

const restingStatuses: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['open', 'partially-filled']);

/**
 * Brings one order up to date: asks the venue what became of it, asks to cancel it if a person wants that, and tells
 * again what nobody seems to have heard. Never sends.
 */
export async function followUp(order: Order, atMs: Instant, context: Context<'exchanges'>): Promise<Order> {
  const { userId, id: orderId, instrumentId } = order;
  if (restingStatuses.has(order.status)) return askVenue(order, atMs, context);
  // Whoever moved it last may still be at work on it.
  if (lastMoveMs(order) > atMs - inFlightMs) return order;
  const message = { userId, orderId, instrumentId, atMs };
  if (order.status === 'accepted') await context.publish('order-accepted', message);
  else if (needsSettling(order)) await context.publish('order-filled', message);
  else if (order.settledAtMs !== undefined)
    await context.store.delete(documentRef('openOrders', openOrderId(userId, orderId)));
  else if (order.status === 'submitted' || order.status === 'unknown') return askVenue(order, atMs, context);
  return order;
}

/** The same for all that a person has under way, before something new is decided; costs one read when nothing is. */
export async function followUpOf(userId: Id, atMs: Instant, context: Context<'exchanges'>): Promise<void> {
  const { store } = context;
  const open = await store.list({ collection: 'openOrders', where: [['userId', '==', userId]], limit: openMax });
  const orders = await store.getMany(open.map(({ orderId }) => documentRef('orders', orderId, userId)));
  for (const order of orders) if (order !== undefined) await followUp(order, atMs, context);
}

/** A venue that never had an order is believed only of one that may not have reached it. */
async function askVenue(order: Order, atMs: Instant, context: Context<'exchanges'>): Promise<Order> {
  const exchange = await context.exchanges(venueAccountOf(order));
  const keep = (submission: Submission) =>
    recordSubmission({ order, submission, atMs, causeId: exchange.name }, context);
  const found = await exchange.find(order, atMs);
  const known =
    found.status !== 'not-found'
      ? await keep(found)
      : restingStatuses.has(order.status)
        ? order
        : await keep({ status: 'rejected', reason: neverReceived });
  const isWanted = known.cancelAskedAtMs !== undefined && restingStatuses.has(known.status);
  return isWanted ? keep(await exchange.cancel(known, atMs)) : known;
}

function lastMoveMs({ history, createdAtMs }: Order): Instant {
  return history.at(-1)?.atMs ?? createdAtMs;
}

const neverReceived = { ko: '주문을 받은 적이 없습니다', en: 'it never received the order' };
