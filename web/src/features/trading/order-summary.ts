import { divideUnits, unitsToNumber, type Units } from '@gaemi/core/base/units.ts';
import type { Order } from '@gaemi/core/trading/order.ts';

export interface OrderSummary {
  readonly quantityUnits: Units;
  readonly feeUnits: Units;
  /** Undefined while nothing has been filled. */
  readonly averagePrice: number | undefined;
}

/** What all fills of an order come to. */
export function summarizeFills({ fills }: Order): OrderSummary {
  const sum = (amounts: readonly Units[]) => amounts.reduce((total, amount) => total + amount, 0n);
  const quantityUnits = sum(fills.map((fill) => fill.quantityUnits));
  const grossUnits = sum(fills.map((fill) => fill.grossUnits));
  return {
    quantityUnits,
    feeUnits: sum(fills.map((fill) => fill.feeUnits + fill.taxUnits)),
    averagePrice: quantityUnits === 0n ? undefined : unitsToNumber(divideUnits(grossUnits, quantityUnits)),
  };
}
