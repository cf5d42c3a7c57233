import { unitsToNumber, type Units } from '@gaemi/core/base/units.ts';
import { averagePriceUnits } from '@gaemi/core/trading/average-price.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { findInstrument } from '../../live/instruments.ts';

export interface OrderSummary {
  readonly quantityUnits: Units;
  readonly grossUnits: Units;
  /** Taxes included. */
  readonly feeUnits: Units;
  /** Undefined while nothing has been filled. */
  readonly averagePrice: number | undefined;
}

/** What all fills of an order come to. */
export function summarizeFills({ fills, instrumentId }: Pick<Order, 'fills' | 'instrumentId'>): OrderSummary {
  const sum = (amounts: readonly Units[]) => amounts.reduce((total, amount) => total + amount, 0n);
  const averageUnits = averagePriceUnits(fills, findInstrument(instrumentId));
  return {
    quantityUnits: sum(fills.map((fill) => fill.quantityUnits)),
    grossUnits: sum(fills.map((fill) => fill.grossUnits)),
    feeUnits: sum(fills.map((fill) => fill.feeUnits + fill.taxUnits)),
    averagePrice: averageUnits === undefined ? undefined : unitsToNumber(averageUnits),
  };
}
