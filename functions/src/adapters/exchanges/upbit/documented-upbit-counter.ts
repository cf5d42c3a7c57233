import { type BookedOrder, type DocumentedBook, decimal, lockOf, textOf } from './documented-upbit-book.ts';
import { listed, rulesFault, written } from './documented-upbit-orders.ts';

export interface DocumentedReply {
  readonly status: number;
  readonly body: unknown;
}

interface Question {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly fields: Readonly<Record<string, string>>;
}

/** What is asked with a key, once the key was found to be right. */
export function createDocumentedCounter(book: DocumentedBook) {
  const names = new Set<string>();

  function place(fields: Readonly<Record<string, string>>, isTest: boolean): DocumentedReply {
    const { identifier } = fields;
    if (!isTest && identifier !== undefined) {
      if (names.has(identifier)) return refuse(400, 'duplicated_identifier');
      names.add(identifier);
    }
    const fault = rulesFault(fields);
    if (fault !== undefined) return refuse(400, fault);
    const { currency, amount } = lockOf(fields);
    if (amount > (book.free.get(currency) ?? 0n)) return refuse(400, `insufficient_funds_${fields['side']}`);
    if (isTest) return { status: 201, body: { uuid: 'test', state: 'wait', market: fields['market'] } };
    return { status: 201, body: written(book.place(fields)) };
  }
  function ofOrder(method: string, query: URLSearchParams): DocumentedReply {
    const order = book.orders.find(({ uuid, fields }) =>
      query.has('uuid') ? uuid === query.get('uuid') : fields['identifier'] === query.get('identifier'),
    );
    if (order === undefined) return refuse(404, 'order_not_found');
    if (method === 'GET') return { status: 200, body: written(book.look(order), { withTrades: true }) };
    return order.state === 'wait' ? cancel(order) : refuse(400, 'order_not_cancelable');
  }
  function cancel(order: BookedOrder): DocumentedReply {
    const body = written(order);
    book.cancel(order);
    return { status: 200, body };
  }
  const list = (isOpen: boolean) => ({
    status: 200,
    body: book.orders.filter(({ state }) => (state === 'wait') === isOpen).map(listed),
  });

  return ({ method, path, query, fields }: Question): DocumentedReply => {
    switch (`${method} ${path}`) {
      case 'POST /v1/orders':
        return place(fields, false);
      case 'POST /v1/orders/test':
        return place(fields, true);
      case 'GET /v1/accounts':
        return { status: 200, body: accountsOf(book) };
      case 'GET /v1/orders/chance':
        return { status: 200, body: { bid_fee: '0.0005', ask_fee: '0.0005', market: { id: query.get('market') } } };
      case 'GET /v1/orders/open':
        return list(true);
      case 'GET /v1/orders/closed':
        return list(false);
      case 'GET /v1/order':
      case 'DELETE /v1/order':
        return ofOrder(method, query);
      default:
        return refuse(404, 'not_found');
    }
  };
}

export function refuse(status: number, name: string): DocumentedReply {
  return { status, body: { error: { name, message: '주문 요청을 처리하지 못했습니다.' } } };
}

/** Assets that are worth nothing are left out. */
function accountsOf({ free, orders }: DocumentedBook) {
  const owned = [...free].filter(([, units]) => units > 0n);
  return owned.map(([currency, units]) => {
    const open = orders.filter(({ state, fields }) => state === 'wait' && lockOf(fields).currency === currency);
    const locked = open.reduce((sum, { fields }) => sum + lockOf(fields).amount, decimal('0'));
    return { currency, balance: textOf(units), locked: textOf(locked), avg_buy_price: '0', unit_currency: 'KRW' };
  });
}
