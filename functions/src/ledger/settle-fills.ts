import { makeId } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import type { Text } from '@gaemi/core/base/text.ts';
import { unitsToNumber } from '@gaemi/core/base/units.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { quantityText } from '@gaemi/core/market/quantity-text.ts';
import { openOrderId } from '@gaemi/core/trading/open-order.ts';
import type { Alert } from '@gaemi/core/risk/alert.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { defineSubscriber } from '../runtime/define.ts';
import { settle } from './settle.ts';

/**
 * An order has fills that the books lack, or has ended: posts cash, asset, fee and tax, gives back what is left of its
 * reservation, and moves the position, in one transaction, once. Where many orders of one person end at the same moment,
 * one message settles what others wait for, and theirs only tell.
 */
export const settleFills = defineSubscriber({
  name: 'settle-fills',
  identity: 'bookkeeper',
  topic: 'order-filled',
  async run({ userId, orderId, instrumentId, atMs }, { store, publish }) {
    const [order, ...others] = await settle(store, { userId, orderId, instrumentId, atMs });
    if (order.settledAtMs !== undefined) await store.delete(documentRef('openOrders', openOrderId(userId, orderId)));
    const tell = (settled: Order) => publish('alert-raised', { userId, alert: alertOf(settled, atMs), atMs });
    await Promise.all([
      publish('ledger-posted', { userId, causeId: orderId, atMs }),
      // Of the others too: whoever recorded their fills may have died before announcing them.
      ...[order, ...others].filter(({ fills }) => fills.length > 0).map(tell),
    ]);
  },
});

/** A part has an alert of its own; the end tells the whole. */
function alertOf(order: Order, atMs: Instant): Alert {
  const id = order.settledAtMs === undefined ? makeId(order.id, 'part', order.fills.length) : order.id;
  return { id, level: 'info', text: fillText(order, instrumentById(order.instrumentId)), atMs };
}

function fillText({ side, fills }: Order, instrument: Instrument): Text {
  const { name, kind, currency } = instrument;
  const filledUnits = fills.reduce((sum, { quantityUnits }) => sum + quantityUnits, 0n);
  const quantity = quantityText(filledUnits, instrument);
  const gross = unitsToNumber(fills.reduce((sum, { grossUnits }) => sum + grossUnits, 0n));
  const unit = isCode(currency) ? '' : ` ${currency}`;
  const amount = (locale: string) => `${moneyFormat(locale, currency).format(gross)}${unit}`;
  return {
    ko: `${name.ko} ${quantity.ko} ${side === 'buy' ? '매수' : '매도'} 체결, ${amount('ko-KR')}`,
    en: `${side === 'buy' ? 'Bought' : 'Sold'} ${quantity.en}${kind === 'crypto' ? '' : ` of ${name.en}`} for ${amount('en-US')}`,
  };
}

/** Any code of three letters can be written with a sign; USDT has none. */
function isCode(currency: string): boolean {
  return currency.length === 3;
}

const moneyFormats = new Map<string, Intl.NumberFormat>();

/** Made once: making one takes longer than all the rest of a settlement's thinking. */
function moneyFormat(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const made =
    moneyFormats.get(key) ??
    new Intl.NumberFormat(
      locale,
      isCode(currency)
        ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }
        : { maximumFractionDigits: 2 },
    );
  moneyFormats.set(key, made);
  return made;
}
