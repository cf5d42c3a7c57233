import type { Id } from '@gaemi/core/base/id.ts';
import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { Context } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';
import { venueAccount } from './execute-orders.ts';
import { recordSubmission } from './record-submission.ts';

const membersMax = 1000;
const ordersMax = 200;

/** Longer than any run of a function that may still be asking the venue. */
const inFlightMs = 2 * minuteMs;

/** Every five minutes: asks venues about what is unclear, and tells again what nobody seems to have heard. Never sends. */
export const syncOrders = defineScheduled({
  name: 'sync-orders',
  identity: 'trader',
  schedule: '*/5 * * * *',
  timeoutSeconds: 120,
  uses: ['exchanges'],
  async run({ atMs }, context) {
    const members = await context.store.list({ collection: 'users', limit: membersMax });
    await Promise.all(members.map(({ userId }) => syncMember(userId, atMs, context)));
  },
});

async function syncMember(userId: Id, atMs: Instant, context: Context<'exchanges'>): Promise<void> {
  const [unfinished, recent] = await Promise.all([
    context.store.list({
      collection: 'orders',
      userId,
      where: [['status', 'in', ['accepted', 'submitted', 'unknown', 'open']]],
      limit: ordersMax,
    }),
    context.store.list({ collection: 'orders', userId, orderBy: ['createdAtMs', 'desc'], limit: ordersMax }),
  ]);
  const unsettled = recent.filter(({ status, settledAtMs }) => status === 'filled' && settledAtMs === undefined);
  const waiting = [...unfinished, ...unsettled].filter((order) => lastMoveMs(order) <= atMs - inFlightMs);
  for (const order of waiting) await syncOrder(order, atMs, context);
}

async function syncOrder(order: Order, atMs: Instant, context: Context<'exchanges'>): Promise<void> {
  const message = { userId: order.userId, orderId: order.id, instrumentId: order.instrumentId, atMs };
  if (order.status === 'accepted') return context.publish('order-accepted', message);
  if (order.status === 'filled') return context.publish('order-filled', message);
  const exchange = await context.exchanges(venueAccount);
  const found = await exchange.find(order);
  const submission =
    found.status === 'not-found' ? ({ status: 'rejected', reason: 'the venue never received it' } as const) : found;
  await recordSubmission({ order, submission, atMs, causeId: 'sync-orders' }, context);
}

function lastMoveMs({ history, createdAtMs }: Order): Instant {
  return history.at(-1)?.atMs ?? createdAtMs;
}
