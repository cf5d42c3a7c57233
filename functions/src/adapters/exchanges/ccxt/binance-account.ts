// By its file: the library's entry would bring all hundred exchanges, 6 MB instead of 1.3.
import BinanceExchange from '../../../../../node_modules/ccxt/js/src/binance.js';
import { unitsToText } from '@gaemi/core/base/units.ts';
import { coinOf } from '@gaemi/core/market/instrument.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import * as z from 'zod/mini';
import { readExactDecimal, unitsBelow } from '../exact-decimal.ts';
import type { CcxtAccountVenue, VenueOrder, VenueQuestion } from './ccxt-account.ts';

const Decimal = z.pipe(
  z.string(),
  z.transform((text, context) => {
    const exact = readExactDecimal(text);
    if (exact !== undefined) return exact;
    context.issues.push({ code: 'custom', message: 'not a plain decimal', input: text });
    return z.NEVER;
  }),
);
const Name = z.union([z.number(), z.string()]);
const Milliseconds = z.coerce.number().check(z.int(), z.positive());

const PlacedOrder = z.object({
  orderId: Name,
  clientOrderId: z.string(),
  status: z.string(),
  executedQty: Decimal,
});
const Trades = z.array(
  z.object({
    id: Name,
    price: Decimal,
    qty: Decimal,
    quoteQty: Decimal,
    commission: Decimal,
    commissionAsset: z.string(),
    time: Milliseconds,
  }),
);
const Account = z.object({ balances: z.array(z.object({ asset: z.string(), free: Decimal, locked: Decimal })) });
const Refusal = z.object({ code: z.int(), msg: z.string() });

/** The vendor's word for an order, in ours; a word that is not here is none. */
const states: Readonly<Record<string, VenueOrder['state']>> = {
  NEW: 'open',
  PENDING_NEW: 'open',
  PARTIALLY_FILLED: 'open',
  PENDING_CANCEL: 'open',
  FILLED: 'filled',
  CANCELED: 'cancelled',
  EXPIRED: 'expired',
  EXPIRED_IN_MATCH: 'expired',
  REJECTED: 'rejected',
};

const tradesMax = 1000;

/** Spot orders of Binance. The library signs, paces and sends; amounts stay text from the wire to our units. */
export const binanceAccount: CcxtAccountVenue = {
  name: 'binance',
  trueUrl: /^https:\/\/[a-z0-9.]*binance\.com/,
  clientIdLengthMax: 36,
  refusalOf: (body) => Refusal.safeParse(body).data?.code.toString(),
  // -2010 is every order that was turned away, also one "sent twice".
  copyCodes: new Set(['-2010']),
  missingCodes: new Set(['-2013']),
  faultOf,
  open({ apiKey = '', secret = '' }, transport, { timeoutMs, isPaced }) {
    const library = new BinanceExchange({
      apiKey,
      secret,
      enableRateLimit: isPaced,
      // Later than ours, so that ours tells what happened.
      timeout: timeoutMs + 1000,
      fetchImplementation: transport,
      options: { defaultType: 'spot' },
    });
    // Questions carry the time: a clock of ours that is off would have all of them refused.
    let inStep: Promise<unknown> | undefined;
    const inTime = async <Answer>(question: () => Promise<Answer>): Promise<Answer> => {
      try {
        await (inStep ??= library.loadTimeDifference());
        return await question();
      } catch (error) {
        inStep = undefined;
        throw error;
      }
    };
    return {
      place: (question) => inTime(async () => void (await library.privatePostOrder(termsOf(question)))),
      cancel: (question) => inTime(async () => void (await library.privateDeleteOrder(nameOf(question)))),
      look: (question) =>
        inTime(async () => {
          const placed = PlacedOrder.safeParse(await library.privateGetOrder(nameOf(question))).data;
          const state = states[placed?.status ?? ''];
          if (placed === undefined || state === undefined || placed.clientOrderId !== question.clientId)
            return undefined;
          const id = String(placed.orderId);
          if (placed.executedQty === 0n) return { id, state, executed: 0n, trades: [] };
          const query = { symbol: symbolOf(question), orderId: placed.orderId, limit: tradesMax };
          const trades = Trades.safeParse(await library.privateGetMyTrades(query)).data;
          return trades && { id, state, executed: placed.executedQty, trades: trades.map(tradeOf) };
        }),
      balances: () =>
        inTime(async () => {
          const account = Account.safeParse(await library.privateGetAccount({ omitZeroBalances: 'true' })).data;
          return (
            account &&
            new Map(account.balances.map(({ asset, free, locked }) => [assetOf(asset), unitsBelow(free + locked)]))
          );
        }),
    };
  },
};

function tradeOf({ id, price, qty, quoteQty, commission, commissionAsset, time }: z.output<typeof Trades>[number]) {
  const fee = { fee: commission, feeAsset: assetOf(commissionAsset) };
  return { id: String(id), price, quantity: qty, funds: quoteQty, ...fee, atMs: time };
}

/** As the ledger calls it: USDT is money, every coin is one of this venue. */
function assetOf(coin: string): string {
  return coin === 'USDT' ? coin : `binance:${coin}`;
}

function symbolOf({ instrument }: VenueQuestion): string {
  return `${coinOf(instrument)}${instrument.currency}`;
}

function nameOf(question: VenueQuestion) {
  return { symbol: symbolOf(question), origClientOrderId: question.clientId };
}

function faultOf({ instrumentId, type, timeInForce, side, size, limitPriceUnits }: Order): string | undefined {
  if (instrumentById(instrumentId).venue !== 'binance') return 'this venue trades pairs in USDT alone';
  if (type !== 'market' && type !== 'limit') return `${type} orders are not sent to this venue`;
  if (timeInForce === 'day') return 'this venue never closes: it has no orders for a day';
  if (type === 'limit' && limitPriceUnits === undefined) return 'a limit order needs its price';
  if (type === 'limit' && size.by === 'spending') return 'a limit order of this venue needs its quantity';
  if (type === 'market' && timeInForce === 'fok') return 'a market order of this venue cannot be all or nothing';
  return side === 'sell' && size.by === 'spending' ? 'a sale says how much it sells' : undefined;
}

function termsOf(question: VenueQuestion): Record<string, string> {
  const { order, clientId } = question;
  const { type, side, size, limitPriceUnits = 0n, timeInForce = 'gtc' } = order;
  const amount = { [size.by === 'spending' ? 'quoteOrderQty' : 'quantity']: unitsToText(size.units) };
  return {
    symbol: symbolOf(question),
    side: side === 'buy' ? 'BUY' : 'SELL',
    type: type === 'limit' ? 'LIMIT' : 'MARKET',
    ...amount,
    ...(type === 'limit' && { price: unitsToText(limitPriceUnits), timeInForce: timeInForce.toUpperCase() }),
    newClientOrderId: clientId,
    // What rests may protect a position, so the newer order gives way to our own.
    selfTradePreventionMode: 'EXPIRE_TAKER',
    newOrderRespType: 'ACK',
  };
}
