import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Account } from '@gaemi/core/ledger/account.ts';
import { bookOrders } from '@gaemi/core/portfolio/book-orders.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import { isTerminal, needsSettling } from '@gaemi/core/trading/order-moves.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { tradeAccounts } from '@gaemi/core/trading/trade-accounts.ts';
import type { Store, StoreTransaction } from '../adapters/store/store.ts';
import { ledgerHeadRef, postInTransaction } from '../runtime/post-in-transaction.ts';

/**
 * How many fills and endings are settled along: with five documents each, and an order for each ending, a commit stays below
 * the 500 writes that were its limit for long.
 */
const alongMax = 80;

const openMax = 200;

export interface Settlement {
  readonly userId: Id;
  readonly orderId: Id;
  readonly instrumentId: Id;
  readonly atMs: Instant;
}

/**
 * Posts what the books lack of an order, in one transaction; answers it as it is then. Once this has met another posting of
 * the same person, the orders that theirs are about are settled along with it and answered behind it: so a burst takes a
 * few transactions, and not one after the other for each of its orders.
 */
export async function settle(store: Store, settlement: Settlement): Promise<[Order, ...Order[]]> {
  let attempts = 0;
  return store.transact(async (transaction) => {
    attempts += 1;
    const { own, head, ...books } = await readOwn(transaction, settlement);
    if (!needsSettling(own)) return [own];
    const { others, ...further } = attempts === 1 ? nothing : await readOthers({ store, transaction }, settlement);
    const accounts = [...books.accounts, ...further.accounts];
    const positions = new Map([...books.positions, ...further.positions].map((one) => [one.instrumentId, one]));
    const after = bookOrders(own, others, { positions, accounts });
    const { userId, atMs } = settlement;
    postInTransaction(transaction, { userId, accounts, head, transfers: after.transfers });
    for (const [id, position] of after.books.positions) {
      if (position !== positions.get(id)) transaction.set(documentRef('positions', id, userId), position);
    }
    const [first = own, ...rest] = after.booked.map((order) => settledAt(order, atMs));
    for (const order of [first, ...rest]) transaction.set(documentRef('orders', order.id, userId), order);
    return [first, ...rest];
  });
}

/** The order, and the part of the books that it moves. */
async function readOwn(transaction: StoreTransaction, { userId, orderId, instrumentId }: Settlement) {
  const [own, position, head, ...accounts] = await transaction.getMany([
    documentRef('orders', orderId, userId),
    documentRef('positions', instrumentId, userId),
    ledgerHeadRef(userId),
    ...tradeAccounts(instrumentById(instrumentId)).map((id) => documentRef('accounts', id, userId)),
  ]);
  if (own === undefined) throw new Error(`the order "${orderId}" was filled but is not stored`);
  return {
    own,
    head,
    positions: position === undefined ? [] : [position],
    accounts: accounts.filter((account) => account !== undefined),
  };
}

interface Others {
  readonly others: readonly Order[];
  readonly positions: readonly Position[];
  readonly accounts: readonly Account[];
}

const nothing: Others = { others: [], positions: [], accounts: [] };

/** Orders of the same person that wait for the ledger too, and what of the books they move and the first does not. */
async function readOthers(
  { store, transaction }: { readonly store: Store; readonly transaction: StoreTransaction },
  { userId, orderId, instrumentId }: Settlement,
): Promise<Others> {
  const open = await store.list({ collection: 'openOrders', where: [['userId', '==', userId]], limit: openMax });
  const refs = open.filter((one) => one.orderId !== orderId).map((one) => documentRef('orders', one.orderId, userId));
  const seen = (await store.getMany(refs)).filter((order) => order !== undefined);
  const chosen = asManyAsFit(seen.filter(needsSettling));
  const instruments = new Set(chosen.map((order) => order.instrumentId).filter((id) => id !== instrumentId));
  const known = tradeAccounts(instrumentById(instrumentId));
  const touched = new Set([...instruments].flatMap((id) => tradeAccounts(instrumentById(id))));
  const accountIds = [...touched].filter((id) => !known.includes(id));
  const [orders, positions, accounts] = await Promise.all([
    transaction.getMany(chosen.map(({ id }) => documentRef('orders', id, userId))),
    transaction.getMany([...instruments].map((id) => documentRef('positions', id, userId))),
    transaction.getMany(accountIds.map((id) => documentRef('accounts', id, userId))),
  ]);
  return {
    others: orders.filter((order) => order !== undefined).filter(needsSettling),
    positions: positions.filter((position) => position !== undefined),
    accounts: accounts.filter((account) => account !== undefined),
  };
}

function asManyAsFit(orders: readonly Order[]): Order[] {
  let along = 0;
  return orders.filter(({ fills, settledFills = 0 }) => {
    along += fills.length - settledFills + 1;
    return along <= alongMax;
  });
}

function settledAt(order: Order, atMs: Instant): Order {
  return {
    ...order,
    settledFills: order.fills.length,
    ...(isTerminal(order.status) && { settledAtMs: atMs }),
  };
}
