import { type Id, makeId } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { unitsToNumber } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { quantityText } from '@gaemi/core/market/quantity-text.ts';
import { bookOrder } from '@gaemi/core/portfolio/book-order.ts';
import { openOrderId } from '@gaemi/core/trading/open-order.ts';
import { isTerminal, needsSettling } from '@gaemi/core/trading/order-moves.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { tradeAccounts } from '@gaemi/core/trading/trade-accounts.ts';
import { ledgerHeadRef, postInTransaction } from '../runtime/post-in-transaction.ts';
import type { Store } from '../adapters/store/store.ts';
import { defineSubscriber } from '../runtime/define.ts';

/**
 * An order has fills that the books lack, or has ended: posts cash, asset, fee and tax, gives back what is left of its
 * reservation, and moves the position, in one transaction, once.
 */
export const settleFills = defineSubscriber({
  name: 'settle-fills',
  identity: 'bookkeeper',
  topic: 'order-filled',
  async run({ userId, orderId, instrumentId, atMs }, { store, publish }) {
    const instrument = instrumentById(instrumentId);
    const order = await settle(store, { userId, orderId, instrument, atMs });
    const isOver = order.settledAtMs !== undefined;
    if (isOver) await store.delete(documentRef('openOrders', openOrderId(userId, orderId)));
    // A part has an alert of its own; the end tells the whole.
    const alertId = isOver ? orderId : makeId(orderId, 'part', order.fills.length);
    const alert = { id: alertId, level: 'info' as const, text: fillText(order, instrument), atMs };
    await Promise.all([
      publish('ledger-posted', { userId, causeId: orderId, atMs }),
      order.fills.length > 0 ? publish('alert-raised', { userId, alert, atMs }) : undefined,
    ]);
  },
});

interface Settlement {
  readonly userId: Id;
  readonly orderId: Id;
  readonly instrument: Instrument;
  readonly atMs: Instant;
}

function settle(store: Store, { userId, orderId, instrument, atMs }: Settlement): Promise<Order> {
  return store.transact(async (transaction) => {
    const orderRef = documentRef('orders', orderId, userId);
    const positionRef = documentRef('positions', instrument.id, userId);
    const [order, position, head, ...accounts] = await transaction.getMany([
      orderRef,
      positionRef,
      ledgerHeadRef(userId),
      ...tradeAccounts(instrument).map((id) => documentRef('accounts', id, userId)),
    ]);
    if (order === undefined) throw new Error(`the order "${orderId}" was filled but is not stored`);
    if (!needsSettling(order)) return order;
    const known = accounts.filter((account) => account !== undefined);
    const booking = bookOrder(order, instrument, { position, accounts: known });
    const posted = postInTransaction(transaction, { userId, accounts, head, transfers: booking.transfers });
    if (posted.status === 'short') {
      throw new Error(`order "${orderId}" was filled for more than "${posted.accountId}" has`);
    }
    const after = booking.position;
    if (after !== undefined && after !== position) transaction.set(positionRef, after);
    const settled = {
      ...order,
      settledFills: order.fills.length,
      ...(isTerminal(order.status) && { settledAtMs: atMs }),
    };
    transaction.set(orderRef, settled);
    return settled;
  });
}

function fillText({ side, fills }: Order, instrument: Instrument): Text {
  const { name, kind, currency } = instrument;
  const filledUnits = fills.reduce((sum, { quantityUnits }) => sum + quantityUnits, 0n);
  const quantity = quantityText(filledUnits, instrument);
  const gross = unitsToNumber(fills.reduce((sum, { grossUnits }) => sum + grossUnits, 0n));
  const amount = (locale: string) => moneyFormat(locale, currency).format(gross);
  return {
    ko: `${name.ko} ${quantity.ko} ${side === 'buy' ? '매수' : '매도'} 체결, ${amount('ko-KR')}`,
    en: `${side === 'buy' ? 'Bought' : 'Sold'} ${quantity.en}${kind === 'crypto' ? '' : ` of ${name.en}`} for ${amount('en-US')}`,
  };
}

const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Made once: making one takes longer than all the rest of a settlement's thinking. */
function moneyFormat(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const made =
    moneyFormats.get(key) ??
    new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  moneyFormats.set(key, made);
  return made;
}
