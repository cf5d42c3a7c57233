import type { Id } from '@gaemi/core/base/id.ts';
import { type Instant, minuteMs } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { accountId } from '@gaemi/core/ledger/account.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import { candlePageId, pagesBetween } from '@gaemi/core/market/candle-page.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { type Cause, decideOrder } from '@gaemi/core/risk/decide-order.ts';
import type { RiskEvent } from '@gaemi/core/risk/risk-event.ts';
import { defaultSettings } from '@gaemi/core/risk/settings.ts';
import { strategies } from '@gaemi/core/signals/strategies/index.ts';
import { openOrderId } from '@gaemi/core/trading/open-order.ts';
import { type Order, orderId } from '@gaemi/core/trading/order.ts';
import { reserveTransfers } from '@gaemi/core/trading/reserve.ts';
import type { Store } from '../adapters/store/store.ts';
import type { BaseContext } from '../runtime/context.ts';
import { postInTransaction } from '../runtime/post-in-transaction.ts';

export interface Placement {
  readonly userId: Id;
  readonly instrumentId: Id;
  readonly atMs: Instant;
  /** Reads what asks for the order, beside everything else that has to be read. */
  findCause(): Promise<Omit<Cause, 'instrument'>>;
}

/** Decides on one order and keeps it with its reservation, once; announces it even when it was kept before. */
export async function placeOrder(
  { userId, instrumentId, atMs, findCause }: Placement,
  { store, publish }: Pick<BaseContext, 'store' | 'publish'>,
): Promise<Order> {
  const instrument = instrumentById(instrumentId);
  const [cause, market] = await Promise.all([findCause(), readMarket(store, { userId, instrument, atMs })]);
  const id = orderId(cause.id);
  const order = await store.transact(async (transaction) => {
    const ref = documentRef('orders', id, userId);
    const [known, position, ...accounts] = await transaction.getMany([
      ref,
      documentRef('positions', instrumentId, userId),
      ...accountIds(instrument).map((account) => documentRef('accounts', account, userId)),
    ]);
    if (known !== undefined) return known;
    const held = accounts.filter((account) => account !== undefined);
    const decided = decideOrder({ ...market, userId, cause: { ...cause, instrument }, position, accounts: held, atMs });
    if (decided.status !== 'accepted') {
      transaction.create(ref, decided);
      transaction.create(documentRef('riskEvents', id, userId), refusedEvent(decided));
      return decided;
    }
    const transfers = reserveTransfers(decided, instrument);
    const posted = await postInTransaction(transaction, { userId, accounts, transfers });
    if (posted.status === 'short')
      throw new Error(`order "${id}" was accepted for more than "${posted.accountId}" has`);
    transaction.create(ref, decided);
    const openId = openOrderId(userId, id);
    transaction.set(documentRef('openOrders', openId), { id: openId, userId, orderId: id, sinceMs: atMs });
    return decided;
  });
  if (order.status !== 'refused') await publish('order-accepted', { userId, orderId: id, instrumentId, atMs });
  return order;
}

/** The accounts that a trade of an instrument may touch before it is settled. */
function accountIds({ asset, currency }: Instrument): Id[] {
  return [
    accountId('cash', currency),
    accountId('reserved', currency),
    accountId('holding', asset),
    accountId('reserved', asset),
  ];
}

async function readMarket(
  store: Store,
  { userId, instrument, atMs }: { userId: Id; instrument: Instrument; atMs: Instant },
) {
  const pages = instrument.interval === '1m' ? pagesBetween('1m', atMs - 6 * minuteMs, atMs) : [];
  const incidents = store.list({ collection: 'incidents', userId, where: [['status', '==', 'open']], limit: 1 });
  const [settings, portfolio, board, ...candlePages] = await store.getMany([
    documentRef('settings', 'trading', userId),
    documentRef('portfolio', 'current', userId),
    documentRef('boards', instrument.group),
    ...pages.map((page) => documentRef('candles', candlePageId(instrument.id, '1m', page))),
  ]);
  const candles: Candle[] = candlePages.flatMap((page) => page?.candles ?? []);
  return {
    settings:
      settings ??
      defaultSettings(
        strategies.map(({ id }) => id),
        atMs,
      ),
    portfolio,
    incidents: await incidents,
    quote: board?.quotes[instrument.id],
    recentCandles: candles.filter(({ openAtMs }) => openAtMs >= atMs - 6 * minuteMs && openAtMs < atMs),
  };
}

function refusedEvent(order: Order): RiskEvent {
  const [first] = order.refusals;
  return {
    id: order.id,
    kind: 'refused',
    rule: order.refusals.map(({ rule }) => rule).join(', '),
    text: first?.text ?? { ko: '거절됨', en: 'refused' },
    atMs: order.createdAtMs,
    orderId: order.id,
  };
}
