import { randomUUID } from 'node:crypto';
import { type ExactDecimal, readExactDecimal } from '../exact-decimal.ts';

/** An order as the vendor's pages describe it; amounts at the scale of exact decimals. */
export interface BookedOrder {
  readonly uuid: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly isBid: boolean;
  state: 'wait' | 'done' | 'cancel';
  price: ExactDecimal;
  volume: ExactDecimal;
  executed: ExactDecimal;
  funds: ExactDecimal;
  looks: number;
}

const one = 10n ** 24n;
const step = 10n ** 16n;

export const decimal = (text: string | undefined): ExactDecimal => readExactDecimal(text ?? '') ?? 0n;
export const times = (left: ExactDecimal, right: ExactDecimal): ExactDecimal => (left * right) / one;
export const feeOf = (funds: ExactDecimal): ExactDecimal => funds / 2000n;

export function textOf(exact: ExactDecimal): string {
  const digits = exact.toString().padStart(25, '0');
  const fraction = digits.slice(-24).replace(/0+$/, '');
  return `${digits.slice(0, -24)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** One market that stands at one price, with half a coin to be had at once. */
export function createDocumentedBook(marketPrice: number, balances: Readonly<Record<string, string>>) {
  const price = decimal(String(marketPrice));
  const free = new Map(Object.entries(balances).map(([currency, text]) => [currency, decimal(text)]));
  const orders: BookedOrder[] = [];
  const move = (currency: string, amount: ExactDecimal) => {
    free.set(currency, (free.get(currency) ?? 0n) + amount);
  };
  function trade(order: BookedOrder): void {
    if (order.state !== 'wait' || order.executed > 0n) return;
    const { ord_type: type } = order.fields;
    const crosses = order.isBid ? order.price >= price : order.price <= price;
    if (type === 'limit' && !crosses) return;
    const byTotal = order.isBid && type !== 'limit';
    const wanted = byTotal ? ((order.price * one) / price / step) * step : order.volume;
    order.executed = type === 'limit' && wanted > one / 2n ? one / 2n : wanted;
    order.funds = times(price, order.executed);
    if (order.executed === wanted) end(order, byTotal ? 'cancel' : 'done');
  }
  function end(order: BookedOrder, state: 'done' | 'cancel'): void {
    order.state = state;
    const { currency, amount } = lockOf(order.fields);
    move(currency, amount - (order.isBid ? order.funds + feeOf(order.funds) : order.executed));
    if (order.isBid) move('BTC', order.executed);
    else move('KRW', order.funds - feeOf(order.funds));
  }
  return {
    price,
    free,
    orders,
    place(fields: Readonly<Record<string, string>>): BookedOrder {
      const { currency, amount } = lockOf(fields);
      move(currency, -amount);
      const amounts = { price: decimal(fields['price']), volume: decimal(fields['volume']), executed: 0n, funds: 0n };
      const order: BookedOrder = {
        uuid: randomUUID(),
        fields,
        isBid: fields['side'] === 'bid',
        state: 'wait',
        looks: 0,
        ...amounts,
      };
      orders.push(order);
      return order;
    },
    /** Orders are answered as waiting and traded a moment later: of one that names a total the first look sees nothing. */
    look(order: BookedOrder): BookedOrder {
      order.looks += 1;
      if (order.looks === (order.fields['ord_type'] === 'limit' ? 1 : 2)) trade(order);
      return order;
    },
    cancel(order: BookedOrder): void {
      trade(order);
      if (order.state === 'wait') end(order, 'cancel');
    },
  };
}
export type DocumentedBook = ReturnType<typeof createDocumentedBook>;

/** What an order takes out of the balance when it is placed. */
export function lockOf(fields: Readonly<Record<string, string>>): { currency: string; amount: ExactDecimal } {
  if (fields['side'] === 'ask') return { currency: 'BTC', amount: decimal(fields['volume']) };
  const price = decimal(fields['price']);
  const funds = fields['volume'] === undefined ? price : times(price, decimal(fields['volume']));
  return { currency: 'KRW', amount: funds + feeOf(funds) };
}
