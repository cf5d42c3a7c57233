import { createHmac } from 'node:crypto';
import type { MarketProgramme, MarketSeries } from '../../markets/market-series.ts';
import type { FaultBoard } from '../faults.ts';
import type { Route, VendorReply, VendorRequest } from '../serve-vendor.ts';
import { exactOf, readExact } from '../upbit/exact.ts';
import { failedFilter, stepOf } from './binance-filters.ts';
import {
  type BinanceOrder,
  type BinanceTerms,
  createPurse,
  eight,
  endOrder,
  lockFor,
  matchOrder,
  type Purse,
  writeBinanceOrder,
  writeBinanceTrades,
} from './binance-orders.ts';

export interface BinanceExchangeOptions {
  readonly keys: { readonly apiKey: string; readonly secret: string };
  readonly balances: Readonly<Record<string, string>>;
}

interface Floor {
  readonly programme: MarketProgramme;
  readonly faults: FaultBoard;
}

/** The half of the exchange that needs a key. Requests carry the time of the real clock, as the server's own does. */
export function binanceExchangeRoutes({ programme, faults }: Floor, options: BinanceExchangeOptions): Route[] {
  const purse = createPurse(options.balances);
  const orders: BinanceOrder[] = [];
  const serverNow = () => Date.now() + (faults.current().skewMs ?? 0);
  const marketOf = (symbol: string) =>
    programme.instruments.find(({ instrumentId }) => instrumentId === `binance:${symbol.replace(/USDT$/, '-USDT')}`);

  const signed = (method: Route['method'], path: string, run: (query: URLSearchParams) => VendorReply): Route => ({
    method,
    path: new RegExp(`^${path}$`),
    answer(request) {
      const query = new URLSearchParams(signedText(request));
      return faultOf(request, options.keys, serverNow()) ?? run(query);
    },
  });
  const counter: Counter = { purse, orders, marketOf, serverNow, faults };
  const find = (query: URLSearchParams) =>
    orders.findLast((order) => order.clientOrderId === query.get('origClientOrderId'));

  return [
    { method: 'GET', path: /^\/api\/v3\/time$/, answer: () => ok({ serverTime: serverNow() }) },
    signed('POST', '/api/v3/order', (query) => placeOrder(counter, query)),
    signed('GET', '/api/v3/order', (query) => {
      const order = find(query);
      return order === undefined ? failure(-2013, 'Order does not exist.') : ok(writeBinanceOrder(order));
    }),
    signed('DELETE', '/api/v3/order', (query) => {
      const order = find(query);
      if (order === undefined || (order.status !== 'NEW' && order.status !== 'PARTIALLY_FILLED')) {
        return failure(-2011, 'Unknown order sent.');
      }
      endOrder(purse, order, 'CANCELED');
      return ok(writeBinanceOrder(order));
    }),
    signed('GET', '/api/v3/myTrades', (query) => {
      const order = orders.find(({ orderId }) => String(orderId) === query.get('orderId'));
      return ok(order === undefined ? [] : writeBinanceTrades(order));
    }),
    signed('GET', '/api/v3/account', () => {
      const assets = [...new Set([...purse.free.keys(), ...purse.locked.keys()])];
      const amount = (of: Map<string, bigint>, asset: string) => eight(of.get(asset) ?? 0n);
      const balances = assets.map((asset) => {
        return { asset, free: amount(purse.free, asset), locked: amount(purse.locked, asset) };
      });
      return ok({ canTrade: true, accountType: 'SPOT', balances });
    }),
  ];
}

interface Counter {
  readonly purse: Purse;
  readonly orders: BinanceOrder[];
  readonly faults: FaultBoard;
  marketOf(symbol: string): MarketSeries | undefined;
  serverNow(): number;
}

function placeOrder({ purse, orders, faults, marketOf, serverNow }: Counter, query: URLSearchParams): VendorReply {
  const symbol = query.get('symbol') ?? '';
  const price = marketOf(symbol)?.priceAt(faults.marketNow())?.price;
  if (price === undefined) return failure(-1121, 'Invalid symbol.');
  const terms = readTerms(query, symbol);
  if (terms === undefined) return failure(-1102, 'Mandatory parameter was not sent, was empty/null, or malformed.');
  const failed = failedFilter(terms, exactOf(price));
  if (failed !== undefined) return failure(-1013, `Filter failure: ${failed}`);
  const isOpen = ({ status }: BinanceOrder) => status === 'NEW' || status === 'PARTIALLY_FILLED';
  if (orders.some((order) => order.clientOrderId === terms.clientOrderId && isOpen(order))) {
    return failure(-2010, 'Duplicate order sent.');
  }
  const locked = lockFor(purse, terms, exactOf(price));
  if (locked === undefined) return failure(-2010, 'Account has insufficient balance for requested action.');
  const orderId = 1000 + orders.length;
  const order: BinanceOrder = { ...terms, orderId, atMs: serverNow(), status: 'NEW', executed: 0n, locked, trades: [] };
  orders.push(order);
  const thin = faults.current().thinBook === true;
  matchOrder(purse, order, { price: exactOf(price), step: stepOf(terms), thin, nowMs: serverNow() });
  return ok({ symbol, orderId, orderListId: -1, clientOrderId: terms.clientOrderId, transactTime: serverNow() });
}

/** What was signed: the query, or the body of what is posted. */
function signedText({ rawQuery, body }: VendorRequest): string {
  return body === '' ? rawQuery : body;
}

function faultOf(request: VendorRequest, keys: BinanceExchangeOptions['keys'], nowMs: number): VendorReply | undefined {
  const [, text = '', signature = ''] = /^(.*)&signature=([0-9a-f]{64})$/.exec(signedText(request)) ?? [];
  if (request.headers['x-mbx-apikey'] !== keys.apiKey) {
    return { status: 401, body: { code: -2015, msg: 'Invalid API-key, IP, or permissions for action.' } };
  }
  if (createHmac('sha256', keys.secret).update(text).digest('hex') !== signature) {
    return failure(-1022, 'Signature for this request is not valid.');
  }
  const query = new URLSearchParams(text);
  const sentAtMs = Number(query.get('timestamp'));
  const window = Number(query.get('recvWindow') ?? 5000);
  if (sentAtMs < nowMs + 1000 && nowMs - sentAtMs <= window) return undefined;
  return failure(-1021, 'Timestamp for this request is outside of the recvWindow.');
}

function readTerms(query: URLSearchParams, symbol: string): BinanceTerms | undefined {
  const side = query.get('side');
  const type = query.get('type');
  const clientOrderId = query.get('newClientOrderId') ?? '';
  if ((side !== 'BUY' && side !== 'SELL') || (type !== 'MARKET' && type !== 'LIMIT')) return undefined;
  if (!/^[.A-Z:/a-z0-9_-]{1,36}$/.test(clientOrderId)) return undefined;
  const amounts = ['quantity', 'quoteOrderQty', 'price'].flatMap((name) => {
    const exact = readExact(query.get(name) ?? '');
    return exact === undefined ? [] : [[name, exact] as const];
  });
  const timeInForce = query.get('timeInForce');
  if ((type === 'LIMIT') !== (timeInForce !== null)) return undefined;
  const named = timeInForce === null ? {} : { timeInForce };
  const base = symbol.replace(/USDT$/, '');
  return { symbol, base, quote: 'USDT', side, type, clientOrderId, ...named, ...Object.fromEntries(amounts) };
}

function ok(body: unknown): VendorReply {
  return { status: 200, body };
}

function failure(code: number, msg: string): VendorReply {
  return { status: 400, body: { code, msg } };
}
