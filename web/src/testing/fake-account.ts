import { koreanDate, minuteMs } from '@gaemi/core/base/instant.ts';
import { multiplyUnits, type Units, unitsFromNumber, unitsFromText } from '@gaemi/core/base/units.ts';
import { type Account, accountId } from '@gaemi/core/ledger/account.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Portfolio } from '@gaemi/core/portfolio/portfolio.ts';
import type { Position } from '@gaemi/core/portfolio/position.ts';
import { valuePortfolio } from '@gaemi/core/portfolio/value-portfolio.ts';
import type { Order } from '@gaemi/core/trading/order.ts';

export const fakeUserId = 'member-1';
type Candles = ReadonlyMap<string, readonly Candle[]>;

interface OrderPlan {
  readonly id: string;
  readonly instrumentId: string;
  readonly side: 'buy' | 'sell';
  readonly candlesAgo: number;
  readonly quantity: string;
  readonly refusals?: Order['refusals'];
}

const plans: readonly OrderPlan[] = [
  { id: 'order_a', instrumentId: 'KRW-BTC', side: 'buy', candlesAgo: 3, quantity: '0.01042' },
  {
    id: 'order_b',
    instrumentId: 'KRW-ETH',
    side: 'buy',
    candlesAgo: 14,
    quantity: '0',
    refusals: [
      {
        rule: 'volatility',
        text: {
          ko: '최근 5분 변동(3.4 %)이 한도(3 %)를 넘었습니다.',
          en: 'The move of 3.4 % within the last five minutes is above the limit of 3 %.',
        },
      },
      {
        rule: 'position-size',
        text: {
          ko: 'KRW-ETH의 한도(자산의 30 %)에 남은 여유가 0 KRW입니다.',
          en: 'KRW-ETH may take 30 % of the equity, of which 0 KRW is left.',
        },
      },
    ],
  },
  { id: 'order_c', instrumentId: 'KRW-BTC', side: 'sell', candlesAgo: 42, quantity: '0.006' },
  { id: 'order_d', instrumentId: 'KRW-ETH', side: 'buy', candlesAgo: 61, quantity: '0.84' },
  { id: 'order_e', instrumentId: 'KRW-BTC', side: 'buy', candlesAgo: 88, quantity: '0.0215' },
];

export function fakeOrders(candles: Candles): Order[] {
  return plans.map((plan) => fakeOrder(plan, candles));
}

function fakeOrder(
  { id, instrumentId, side, candlesAgo, quantity, refusals = [] }: OrderPlan,
  candles: Candles,
): Order {
  const candle = candles.get(instrumentId)?.at(-candlesAgo);
  if (candle === undefined) throw new Error(`"${instrumentId}" has too few candles`);
  const atMs = candle.openAtMs + minuteMs;
  const quantityUnits = unitsFromText(quantity);
  const grossUnits = multiplyUnits(quantityUnits, unitsFromNumber(candle.close));
  const refused = refusals.length > 0;
  const step = (status: Order['status'], afterMs: number) => ({ status, atMs: atMs + afterMs, causeId: id });
  return {
    id,
    userId: fakeUserId,
    causeId: `sma-cross_${instrumentId}_1m_${candle.openAtMs}`,
    strategyId: 'sma-cross',
    instrumentId,
    side,
    type: 'market',
    size: side === 'buy' ? { by: 'spending', units: grossUnits } : { by: 'quantity', units: quantityUnits },
    intent: side === 'buy' ? 'entry' : 'exit',
    status: refused ? 'refused' : 'filled',
    refusals,
    fills: refused
      ? []
      : [
          {
            id: `${id}_0`,
            price: candle.close,
            quantityUnits,
            grossUnits,
            feeUnits: grossUnits / 2000n,
            taxUnits: 0n,
            atMs,
          },
        ],
    decisionPrice: candle.close,
    createdAtMs: atMs,
    history: refused ? [step('refused', 0)] : [step('accepted', 0), step('submitted', 400), step('filled', 700)],
    ...(refused ? {} : { settledAtMs: atMs + 1100 }),
  };
}

/** A small account that has earned a little on one coin and lost a little on the other. */
export function fakePortfolio(candles: Candles, nowMs: number): Portfolio {
  const held: readonly Position[] = [
    fakePosition({ instrumentId: 'KRW-BTC', quantity: '0.02592', costOfPrice: 0.988 }, candles),
    fakePosition({ instrumentId: 'KRW-ETH', quantity: '0.84', costOfPrice: 1.006 }, candles),
  ];
  const spent = held.reduce((sum, { costUnits }) => sum + costUnits, 0n);
  const cash = unitsFromText('20000000') - spent;
  const previous = valuePortfolio({
    accounts: fakeAccounts(cash, nowMs),
    positions: held,
    quotes: new Map(),
    previous: undefined,
    atMs: nowMs,
  });
  const quotes = new Map(
    held.map(({ instrumentId }) => {
      const price = candles.get(instrumentId)?.at(-1)?.close ?? 1;
      return [instrumentId, { instrumentId, price, atMs: nowMs - minuteMs, source: 'upbit' }];
    }),
  );
  const day = { date: koreanDate(nowMs), startEquityUnits: previous.equityUnits - unitsFromText('18250') };
  return valuePortfolio({
    accounts: fakeAccounts(cash, nowMs),
    positions: held,
    quotes,
    previous: { ...previous, day },
    atMs: nowMs,
  });
}

interface Holding {
  readonly instrumentId: string;
  readonly quantity: string;
  /** What was paid, as a part of the newest price. */
  readonly costOfPrice: number;
}

function fakePosition({ instrumentId, quantity, costOfPrice }: Holding, candles: Candles): Position {
  const price = candles.get(instrumentId)?.at(-1)?.close ?? 1;
  const quantityUnits = unitsFromText(quantity);
  const costUnits = multiplyUnits(quantityUnits, unitsFromNumber(price * costOfPrice));
  return {
    instrumentId,
    currency: 'KRW',
    quantityUnits,
    costUnits,
    costByStrategy: { 'sma-cross': costUnits },
    realizedUnits: instrumentId === 'KRW-BTC' ? unitsFromText('12840') : 0n,
    openedAtMs: 0,
    updatedAtMs: 0,
  };
}

function fakeAccounts(cashUnits: Units, atMs: number): Account[] {
  const account = (role: Account['role'], balanceUnits: Units): Account => ({
    id: accountId(role, 'KRW'),
    role,
    asset: 'KRW',
    balanceUnits,
    updatedAtMs: atMs,
  });
  return [
    account('cash', cashUnits),
    account('fees', unitsFromText('5127')),
    account('external', unitsFromText('-20000000')),
  ];
}
