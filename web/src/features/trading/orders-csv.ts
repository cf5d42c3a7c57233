import { unitsToText } from '@gaemi/core/base/units.ts';
import { findInstrument } from '@gaemi/core/market/instruments.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { csvText } from '../../ui/csv-text.ts';
import { summarizeFills } from './order-summary.ts';

const head = [
  'createdAt',
  'id',
  'status',
  'side',
  'instrumentId',
  'type',
  'timeInForce',
  'sizeBy',
  'size',
  'limitPrice',
  'stopPrice',
  'filledQuantity',
  'averagePrice',
  'gross',
  'fee',
  'tax',
  'currency',
  'source',
  'causeId',
  'venueAccount',
  'refusals',
];

/** Orders as a file: exact numbers, times in ISO, every rule that refused. */
export function ordersToCsv(orders: readonly Order[]): string {
  return csvText([head, ...orders.map(rowOf)]);
}

function rowOf(order: Order): (string | number | null)[] {
  const { limitPriceUnits, stopPriceUnits, fills, size } = order;
  const { quantityUnits, grossUnits, averagePrice } = summarizeFills(order);
  const exact = (units: bigint | undefined) => (units === undefined ? null : unitsToText(units));
  const sum = (part: 'feeUnits' | 'taxUnits') => exact(fills.reduce((total, fill) => total + fill[part], 0n));
  return [
    new Date(order.createdAtMs).toISOString(),
    order.id,
    order.status,
    order.side,
    order.instrumentId,
    order.type,
    order.timeInForce ?? 'gtc',
    size.by,
    exact(size.units),
    exact(limitPriceUnits),
    exact(stopPriceUnits),
    exact(quantityUnits),
    averagePrice ?? null,
    exact(grossUnits),
    sum('feeUnits'),
    sum('taxUnits'),
    findInstrument(order.instrumentId)?.currency ?? null,
    order.strategyId,
    order.causeId,
    order.venueAccount ?? 'paper',
    order.refusals.map(({ rule }) => rule).join(' '),
  ];
}
