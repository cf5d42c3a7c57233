import { makeId } from '@gaemi/core/base/id.ts';
import type { CallableInput, CallableOutput } from '@gaemi/core/callables.ts';
import { collectionPath, documentRef } from '@gaemi/core/collections.ts';
import { Account } from '@gaemi/core/ledger/account.ts';
import { Board } from '@gaemi/core/market/board.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import { Portfolio } from '@gaemi/core/portfolio/portfolio.ts';
import { decideTicket, previewTicket } from '@gaemi/core/risk/decide-ticket.ts';
import type { DecisionInput } from '@gaemi/core/risk/rule.ts';
import { Settings } from '@gaemi/core/risk/settings.ts';
import { isTerminal, moveOrder } from '@gaemi/core/trading/order-moves.ts';
import { ordersWaitUntil } from '@gaemi/core/trading/order-window.ts';
import { Order } from '@gaemi/core/trading/order.ts';
import { manualStrategyId, type Ticket } from '@gaemi/core/trading/ticket.ts';
import * as z from 'zod/mini';
import { CallableFault } from '../live/callable-fault.ts';
import { fakeUserId } from './fake-account.ts';
import { type Documents, put } from './document-map.ts';

type TradingName = 'preview-order' | 'place-order' | 'cancel-order' | 'list-orders';
type Handlers = { readonly [Name in TradingName]: (input: CallableInput<Name>) => CallableOutput<Name> };

/** What the desk says and does about orders, by the desk's own rules, over the fake documents; nothing ever fills. */
export function fakeTrading(documents: Documents, refresh: () => void): Handlers {
  const keep = (order: Order): Order => {
    put(documents, documentRef('orders', order.id, fakeUserId), order);
    refresh();
    return order;
  };
  const move = (order: Order, status: Order['status'], causeId: string): Order =>
    keep(moveOrder(order, status, { atMs: Date.now(), causeId }));
  const place = (ticket: Ticket): Order => {
    const order = decideTicket(inputOf(ticket, documents), ticket);
    const known = findOrder(documents, order.id);
    if (known !== undefined) return known;
    if (ticket.replacesOrderId !== undefined) cancel(ticket.replacesOrderId);
    if (order.status === 'accepted') {
      setTimeout(() => move(move(order, 'submitted', 'execute-orders'), 'open', 'paper'), 300);
    }
    return keep(order);
  };
  const cancel = (orderId: string): Order => {
    const order = findOrder(documents, orderId);
    if (order === undefined) throw new CallableFault('no order', { ko: '없는 주문입니다.', en: 'There is no order.' });
    if (isTerminal(order.status)) return order;
    if (order.status === 'open' || order.status === 'partially-filled') return move(order, 'cancelled', 'paper');
    return keep({ ...order, cancelAskedAtMs: Date.now() });
  };
  return {
    'preview-order': (ticket) => {
      const input = inputOf(ticket, documents);
      const waitsUntilMs = ordersWaitUntil(input.cause.instrument, input.atMs);
      return { ...previewTicket(input, ticket), ...(waitsUntilMs !== undefined && { waitsUntilMs }) };
    },
    'place-order': place,
    'cancel-order': ({ orderId }) => cancel(orderId),
    'list-orders': ({ untilMs = Number.POSITIVE_INFINITY, limit }) => {
      const orders = every(documents, collectionPath('orders', fakeUserId), Order)
        .filter(({ createdAtMs }) => createdAtMs <= untilMs)
        .toSorted((left, right) => right.createdAtMs - left.createdAtMs);
      const next = orders[limit];
      return { orders: orders.slice(0, limit), ...(next !== undefined && { nextUntilMs: next.createdAtMs }) };
    },
  };
}

function inputOf({ instrumentId, side, requestId }: Ticket, documents: Documents): DecisionInput {
  const instrument = instrumentById(instrumentId);
  const boards = every(documents, 'boards', Board);
  return {
    userId: fakeUserId,
    cause: { id: makeId(manualStrategyId, requestId), strategyId: manualStrategyId, instrument, side, confidence: 1 },
    settings: z.decode(Settings, settingsIn(documents)),
    portfolio: every(documents, collectionPath('portfolio', fakeUserId), Portfolio)[0],
    accounts: every(documents, collectionPath('accounts', fakeUserId), Account),
    position: undefined,
    quote: boards.map(({ quotes }) => quotes[instrumentId]).find((quote) => quote !== undefined),
    recentCandles: [],
    atMs: Date.now(),
  };
}

function settingsIn(documents: Documents): z.input<typeof Settings> {
  // The fake desk has written it through the same schema.
  return documents.get(documentRef('settings', 'trading', fakeUserId).path) as z.input<typeof Settings>;
}

function findOrder(documents: Documents, id: string): Order | undefined {
  return every(documents, collectionPath('orders', fakeUserId), Order).find((order) => order.id === id);
}

function every<Schema extends z.ZodMiniType>(documents: Documents, path: string, schema: Schema): z.output<Schema>[] {
  return [...documents].flatMap(([name, data]) => {
    if (!name.startsWith(`${path}/`)) return [];
    const read = z.safeDecode(schema, data as z.input<Schema>); // what does not fit is not read
    return read.success ? [read.data] : [];
  });
}
