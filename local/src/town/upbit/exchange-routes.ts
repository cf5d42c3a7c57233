import { dayMs } from '@gaemi/core/base/instant.ts';
import type { FaultBoard } from '../faults.ts';
import type { Route, VendorReply, VendorRequest } from '../serve-vendor.ts';
import { parseJson } from '../serve-vendor.ts';
import * as z from 'zod/mini';
import { type ExchangeOrder, newOrder, writeListedOrder, writeOrder, writeOrderWithTrades } from './exchange-order.ts';
import { createMatchingEngine, type MatchingEngine } from './matching-engine.ts';
import { readTerms, type TermsAnswer } from './order-terms.ts';
import type { RateGroup, RateLimit } from './rate-limit.ts';
import { marketOf, type UpbitFloor } from './upbit-market.ts';
import { createTokenCheck, type Keys } from './verify-token.ts';
import { createWallet, type Wallet } from './wallet.ts';

export interface ExchangeOptions {
  readonly keys: Keys;
  /** What the key's owner begins with: `{ KRW: '10000000' }`. */
  readonly balances: Readonly<Record<string, string>>;
}

interface Counter {
  readonly floor: UpbitFloor;
  readonly wallet: Wallet;
  readonly engine: MatchingEngine;
  readonly identifiers: Set<string>;
}

const defaultGroup: RateGroup = { name: 'default', perSecond: 30, perMinute: 1800 };
const orderGroup: RateGroup = { name: 'order', perSecond: 12, perMinute: 720 };
const testGroup: RateGroup = { name: 'order-test', perSecond: 8, perMinute: 480 };

/** The half of the exchange that needs a key; all amounts are decimal text. */
export function exchangeRoutes(
  floor: UpbitFloor,
  limit: RateLimit,
  options: ExchangeOptions & { faults: FaultBoard },
): Route[] {
  const checkToken = createTokenCheck(options.keys);
  const wallet = createWallet(options.balances);
  const marketById = (id: string) => marketOf(floor, id);
  const thinBook = () => options.faults.current().thinBook === true;
  const engine = createMatchingEngine({ wallet, marketById, thinBook, marketNow: () => floor.marketNow() });
  const counter: Counter = { floor, wallet, engine, identifiers: new Set() };

  const route = (method: Route['method'], path: string, run: (request: VendorRequest) => VendorReply): Route => {
    const group = method !== 'POST' ? defaultGroup : path.endsWith('/test') ? testGroup : orderGroup;
    return {
      method,
      path: new RegExp(`^${path}$`),
      answer(request) {
        const admitted = limit.admit(group, options.keys.accessKey);
        if ('refused' in admitted) return admitted.refused;
        const refusal = checkToken(request);
        if (refusal !== undefined) return refusal;
        engine.catchUp();
        return { ...run(request), headers: admitted.headers };
      },
    };
  };
  return [
    route('GET', '/v1/accounts', () => ok(wallet.accounts())),
    route('GET', '/v1/orders/chance', ({ query }) => chance(counter, query.get('market') ?? '')),
    route('POST', '/v1/orders', (request) => placeOrder(counter, request)),
    route('POST', '/v1/orders/test', (request) => testOrder(counter, request)),
    route('GET', '/v1/order', ({ query }) => withOrder(counter, query, (order) => ok(writeOrderWithTrades(order)))),
    route('DELETE', '/v1/order', ({ query }) => withOrder(counter, query, (order) => cancelOrder(counter, order))),
    route('GET', '/v1/orders/open', ({ query }) => listOpen(counter, query)),
    route('GET', '/v1/orders/closed', ({ query }) => listClosed(counter, query)),
  ];
}

function ok(body: unknown): VendorReply {
  return { status: 200, body };
}

function refuse(status: number, name: string, message: string): VendorReply {
  return { status, body: { error: { name, message } } };
}

function placeOrder(counter: Counter, request: VendorRequest): VendorReply {
  const { identifier } = z.object({ identifier: z.optional(z.string()) }).safeParse(parseJson(request.body)).data ?? {};
  if (identifier !== undefined && counter.identifiers.has(identifier)) {
    return refuse(400, 'duplicated_identifier', '이미 사용된 identifier입니다.');
  }
  // Burnt for ever, also when the order is refused for another reason.
  if (identifier !== undefined) counter.identifiers.add(identifier);
  const answer = termsOf(counter, request);
  if ('refused' in answer) return answer.refused;
  const { order, match } = counter.engine.place(answer.terms);
  const reply = { status: 201, body: writeOrder(order) };
  match();
  return reply;
}

function testOrder(counter: Counter, request: VendorRequest): VendorReply {
  const answer = termsOf(counter, request);
  if ('refused' in answer) return answer.refused;
  return { status: 201, body: writeOrder(newOrder(answer.terms, 'test', counter.floor.marketNow())) };
}

function termsOf({ floor, wallet }: Counter, { body }: VendorRequest): TermsAnswer {
  return readTerms({ body, nowMs: floor.marketNow(), marketById: (id) => marketOf(floor, id), free: wallet.free });
}

function withOrder(
  { engine }: Counter,
  query: URLSearchParams,
  answer: (order: ExchangeOrder) => VendorReply,
): VendorReply {
  const uuid = query.get('uuid');
  const identifier = query.get('identifier');
  const order = engine.orders().find((candidate) => {
    return uuid === null ? identifier !== null && candidate.identifier === identifier : candidate.uuid === uuid;
  });
  return order === undefined ? refuse(404, 'order_not_found', '주문을 찾지 못했습니다.') : answer(order);
}

/** Accepting a cancellation shows the order as it was; what became of it is asked for afterwards. */
function cancelOrder({ engine }: Counter, order: ExchangeOrder): VendorReply {
  if (order.state !== 'wait') return refuse(400, 'order_not_found', '이미 종료된 주문입니다.');
  const reply = ok(writeOrder(order));
  engine.cancel(order);
  return reply;
}

function listOpen({ engine }: Counter, query: URLSearchParams): VendorReply {
  const limit = Math.min(100, Number(query.get('limit') ?? 100));
  const first = (Number(query.get('page') ?? 1) - 1) * limit;
  const open = chosen(engine.orders(), query).filter(({ state }) => state === 'wait');
  return ok(open.slice(first, first + limit).map(writeListedOrder));
}

/** At most a week, by when orders were created. */
function listClosed({ engine, floor }: Counter, query: URLSearchParams): VendorReply {
  if (query.has('state') && query.has('states[]')) return refuse(400, 'invalid_parameter', '잘못된 파라미터');
  const states = [...query.getAll('states[]'), ...query.getAll('state')].flatMap((text) => text.split(','));
  const endMs = readTime(query.get('end_time')) ?? floor.marketNow();
  const startMs = readTime(query.get('start_time')) ?? endMs - 7 * dayMs;
  if (endMs - startMs > 7 * dayMs) return refuse(400, 'invalid_parameter', '잘못된 파라미터');
  const closed = chosen(engine.orders(), query).filter(({ state, createdAtMs }) => {
    const wanted = states.length === 0 ? state !== 'wait' : states.includes(state) && state !== 'wait';
    return wanted && createdAtMs >= startMs && createdAtMs <= endMs;
  });
  return ok(closed.slice(0, Math.min(1000, Number(query.get('limit') ?? 100))).map(writeListedOrder));
}

function chosen(orders: readonly ExchangeOrder[], query: URLSearchParams): ExchangeOrder[] {
  const market = query.get('market');
  const matching = orders.filter((order) => market === null || order.market === market);
  return query.get('order_by') === 'asc' ? matching : matching.toReversed();
}

function readTime(text: string | null): number | undefined {
  if (text === null) return undefined;
  const atMs = /^\d{13}$/.test(text) ? Number(text) : Date.parse(text.replace(' ', '+'));
  return Number.isNaN(atMs) ? undefined : atMs;
}

function chance({ floor, wallet }: Counter, id: string): VendorReply {
  if (marketOf(floor, id) === undefined) return refuse(400, 'notfoundmarket', `다음 마켓에 없는 종목입니다: ${id}`);
  const [quote = '', base = ''] = id.split('-');
  const best = ['best_fok', 'best_ioc', 'limit', 'limit_fok', 'limit_ioc'];
  const fee = '0.0005';
  return ok({
    bid_fee: fee,
    ask_fee: fee,
    maker_bid_fee: fee,
    maker_ask_fee: fee,
    market: {
      id,
      name: `${base}/${quote}`,
      order_types: ['limit'],
      order_sides: ['ask', 'bid'],
      bid_types: [...best, 'price'],
      ask_types: [...best, 'market'],
      bid: { currency: quote, min_total: '5000' },
      ask: { currency: base, min_total: '5000' },
      max_total: '1000000000',
      state: 'active',
    },
    bid_account: wallet.account(quote),
    ask_account: wallet.account(base),
  });
}
