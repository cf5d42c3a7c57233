import type { Id } from '@gaemi/core/base/id.ts';
import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { needsSettling, pendingStatuses } from '@gaemi/core/trading/order-moves.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import type { Context } from '../runtime/context.ts';
import { defineScheduled } from '../runtime/define.ts';
import { followUp } from './ask-venue.ts';

const membersMax = 1000;
const ordersMax = 200;
const openOrdersMax = 500;

/** How often everybody's orders are gone through, whatever the list of open ones says. */
const roundMs = 5 * minuteMs;

/**
 * Every minute: brings up to date what is under way, which costs one read when nothing is. Every fifth minute it goes
 * through all persons' orders, so that none is forgotten though the list of open ones were wrong. Never sends.
 */
export const syncOrders = defineScheduled({
  name: 'sync-orders',
  identity: 'trader',
  schedule: '* * * * *',
  timeoutSeconds: 120,
  uses: ['exchanges'],
  async run({ atMs }, context) {
    if (atMs % roundMs !== 0) return syncOpen(atMs, context);
    const members = await context.store.list({ collection: 'users', limit: membersMax });
    await Promise.all(members.map(({ userId }) => syncMember(userId, atMs, context)));
  },
});

async function syncOpen(atMs: Instant, context: Context<'exchanges'>): Promise<void> {
  const open = await context.store.list({ collection: 'openOrders', limit: openOrdersMax });
  const orders = await context.store.getMany(open.map(({ userId, orderId }) => documentRef('orders', orderId, userId)));
  const persons = Map.groupBy(
    orders.filter((order) => order !== undefined),
    ({ userId }) => userId,
  );
  await Promise.all([...persons.values()].map((own) => followUpAll(own, atMs, context)));
}

async function syncMember(userId: Id, atMs: Instant, context: Context<'exchanges'>): Promise<void> {
  const [unfinished, recent] = await Promise.all([
    context.store.list({
      collection: 'orders',
      userId,
      where: [['status', 'in', pendingStatuses]],
      limit: ordersMax,
    }),
    context.store.list({ collection: 'orders', userId, orderBy: ['createdAtMs', 'desc'], limit: ordersMax }),
  ]);
  const known = new Set(unfinished.map(({ id }) => id));
  const unsettled = recent.filter((order) => !known.has(order.id) && needsSettling(order));
  await followUpAll([...unfinished, ...unsettled], atMs, context);
}

/** One after the other: all of them are the same person's money. One that fails does not keep the others waiting. */
async function followUpAll(orders: readonly Order[], atMs: Instant, context: Context<'exchanges'>): Promise<void> {
  const failures: unknown[] = [];
  for (const order of orders) {
    await followUp(order, atMs, context).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} orders could not be brought up to date`);
}
