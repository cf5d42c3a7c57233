import type { Id } from '../base/id.ts';
import type { Units } from '../base/units.ts';
import type { Instrument } from '../market/instrument.ts';
import type { Fill, Order } from '../trading/order.ts';
import { emptyPosition, type Position } from './position.ts';

/**
 * The position after those fills of an order that are not settled, at average cost: a buy adds what it cost, a sale takes
 * away the same part of the cost as of the quantity. Each fill is applied once; the caller's transaction sees to that.
 * @throws Error when more is sold than is held: the books and the position have parted.
 */
export function applyOrder(position: Position | undefined, order: Order, instrument: Instrument): Position {
  const start = position ?? emptyPosition(instrument, order.createdAtMs);
  const apply = order.side === 'buy' ? applyBuy : applySale;
  return order.fills.slice(order.settledFills ?? 0).reduce((held, fill) => apply(held, fill, order), start);
}

function applyBuy(held: Position, fill: Fill, { strategyId }: Order): Position {
  const costUnits = fill.grossUnits + fill.feeUnits + fill.taxUnits;
  return {
    ...held,
    quantityUnits: held.quantityUnits + fill.quantityUnits,
    costUnits: held.costUnits + costUnits,
    costByStrategy: {
      ...held.costByStrategy,
      [strategyId]: (held.costByStrategy[strategyId] ?? 0n) + costUnits,
    },
    openedAtMs: held.quantityUnits === 0n ? fill.atMs : held.openedAtMs,
    updatedAtMs: Math.max(held.updatedAtMs, fill.atMs),
  };
}

function applySale(held: Position, fill: Fill, { id }: Order): Position {
  const keptQuantityUnits = held.quantityUnits - fill.quantityUnits;
  if (keptQuantityUnits < 0n) {
    throw new Error(
      `Order "${id}" sells ${fill.quantityUnits} units of "${held.instrumentId}" of which ${held.quantityUnits} are held`,
    );
  }
  const kept = (units: Units): Units => (units * keptQuantityUnits) / held.quantityUnits;
  const costByStrategy = keptCosts(held, kept);
  const costUnits = Object.values(costByStrategy).reduce((sum, units) => sum + units, 0n);
  return {
    ...held,
    quantityUnits: keptQuantityUnits,
    costUnits,
    costByStrategy,
    realizedUnits: held.realizedUnits + fill.grossUnits - fill.feeUnits - fill.taxUnits - (held.costUnits - costUnits),
    updatedAtMs: Math.max(held.updatedAtMs, fill.atMs),
  };
}

/** Each strategy's share is rounded by itself and the cost is their sum, so that the shares always add up. */
function keptCosts({ costByStrategy }: Position, kept: (units: Units) => Units): Record<Id, Units> {
  const shares = Object.entries(costByStrategy).map(([strategyId, units]) => [strategyId, kept(units)] as const);
  return Object.fromEntries(shares.filter(([, units]) => units > 0n));
}
