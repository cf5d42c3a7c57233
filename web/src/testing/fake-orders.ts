import { hourMs, minuteMs } from '@gaemi/core/base/instant.ts';
import { multiplyUnits, unitsFromNumber, unitsFromText } from '@gaemi/core/base/units.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import type { Fill, Order, OrderStatus } from '@gaemi/core/trading/order.ts';
import { fakeUserId } from './fake-account.ts';
import { seeded } from './seeded.ts';

interface Plan extends Partial<Order> {
  readonly id: string;
  readonly agoMs: number;
  readonly price: number;
  readonly quantity: string;
  /** Each as a part of the quantity. */
  readonly filled?: readonly number[];
  readonly way: readonly (readonly [OrderStatus, causeId: string])[];
}

const placed = [
  ['drafted', 'own'],
  ['accepted', 'own'],
  ['submitted', 'execute-orders'],
] as const;

/** Orders of every kind and fate, beside those that strategies have made; of a time before them. */
export function fakeHandOrders(nowMs: number): Order[] {
  const plans: readonly Plan[] = [
    {
      id: 'order_manual_open',
      agoMs: 3 * hourMs,
      type: 'limit',
      price: 139_000_000,
      quantity: '0.012',
      way: [...placed, ['open', 'paper']],
    },
    {
      id: 'order_manual_half',
      agoMs: 4 * hourMs,
      type: 'stop-limit',
      side: 'sell',
      instrumentId: '005930.KS',
      price: 96_100,
      stopPriceUnits: unitsFromText('96500'),
      quantity: '40',
      filled: [0.3, 0.2],
      timeInForce: 'day',
      way: [...placed, ['open', 'paper'], ['partially-filled', 'paper'], ['partially-filled', 'paper']],
    },
    {
      id: 'order_manual_lost',
      agoMs: 5 * hourMs,
      type: 'limit',
      instrumentId: 'KRW-ETH',
      price: 5_200_000,
      quantity: '0.3',
      venueAccount: 'upbit',
      cancelAskedAtMs: nowMs - 4 * hourMs,
      way: [...placed, ['unknown', 'upbit']],
    },
    {
      id: 'order_manual_late',
      agoMs: 6 * hourMs,
      type: 'limit',
      price: 141_000_000,
      quantity: '0.02',
      filled: [0.4],
      replacesOrderId: 'order_manual_first',
      way: [...placed, ['open', 'paper'], ['partially-filled', 'paper'], ['cancelled', 'paper']],
    },
    {
      id: 'order_manual_night',
      agoMs: 20 * hourMs,
      type: 'best',
      side: 'sell',
      instrumentId: 'AAPL',
      price: 268.4,
      quantity: '3',
      timeInForce: 'day',
      way: [...placed, ['open', 'paper'], ['expired', 'paper']],
    },
  ];
  return plans.map((plan) => orderOf(plan, nowMs));
}

/** As many as a person has after half a year; the newest is older than all others. */
export function fakeOldOrders(count: number, nowMs: number): Order[] {
  const random = seeded(count);
  return Array.from({ length: count }, (_, index) => {
    const kinds = ['filled', 'refused', 'cancelled'] as const;
    const status = kinds[Math.floor(random() * kinds.length)] ?? 'filled';
    const side = random() < 0.5 ? ('buy' as const) : ('sell' as const);
    const plan: Plan = {
      id: `order_old_${String(index).padStart(4, '0')}`,
      agoMs: 24 * hourMs + index * 7 * minuteMs,
      side,
      type: 'market',
      strategyId: index % 3 === 0 ? 'sma-rsi' : 'sma-cross',
      price: 140_000_000 + Math.floor(random() * 4000) * 1000,
      quantity: (0.001 + random() * 0.02).toFixed(6),
      filled: status === 'filled' ? [1] : [],
      way: [...placed.slice(0, status === 'refused' ? 1 : 3), [status, 'paper']],
    };
    return orderOf(plan, nowMs);
  });
}

function orderOf(plan: Plan, nowMs: number): Order {
  const { id, agoMs, price, quantity, filled = [], way, ...changes } = plan;
  const createdAtMs = nowMs - agoMs;
  const quantityUnits = unitsFromText(quantity);
  const { instrumentId = 'KRW-BTC', side = 'buy', type = 'limit' } = changes;
  const causeId = id.replace('order_', '');
  const fills = filled.map((part, index) =>
    fillOf({ id, index, price, quantity: Number(quantity) * part, createdAtMs, instrumentId }),
  );
  const isOver = ['filled', 'cancelled', 'expired', 'rejected'].includes(way.at(-1)?.[0] ?? '');
  return {
    userId: fakeUserId,
    causeId,
    strategyId: 'manual',
    instrumentId,
    side,
    type,
    size: { by: 'quantity', units: quantityUnits },
    intent: side === 'buy' ? 'entry' : 'exit',
    refusals: [],
    decisionPrice: price,
    timeInForce: 'gtc',
    ...(type.endsWith('limit') && { limitPriceUnits: unitsFromNumber(price) }),
    ...changes,
    id,
    createdAtMs,
    fills,
    status: way.at(-1)?.[0] ?? 'drafted',
    history: way.map(([status, by], index) => ({
      status,
      atMs: createdAtMs + index * 900,
      causeId: by === 'own' ? causeId : by,
    })),
    settledFills: fills.length,
    ...(isOver && { settledAtMs: createdAtMs + 9000 }),
  };
}

interface Part extends Pick<Order, 'id' | 'createdAtMs' | 'instrumentId'> {
  readonly index: number;
  readonly price: number;
  readonly quantity: number;
}

function fillOf({ id, index, price, quantity, createdAtMs, instrumentId }: Part): Fill {
  const quantityUnits = unitsFromText(quantity.toFixed(6));
  const grossUnits = multiplyUnits(quantityUnits, unitsFromNumber(price));
  const isTaxed = findInstrument(instrumentId)?.venue === 'krx';
  return {
    id: `${id}_${index}`,
    price,
    quantityUnits,
    grossUnits,
    feeUnits: grossUnits / 2000n,
    taxUnits: isTaxed ? grossUnits / 500n : 0n,
    atMs: createdAtMs + 3000 + index * 900,
  };
}
