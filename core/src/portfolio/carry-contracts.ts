import type { Id } from '../base/id.ts';
import { absoluteUnits, type Units, unitsPerOne } from '../base/units.ts';
import type { Fill, Order } from '../trading/order.ts';
import type { FuturesPart, Position } from './position.ts';

/** Contracts after something happened to them, and what that pays: positive to the person, negative by them. */
export interface Carried {
  readonly position: Position;
  readonly dueUnits: Units;
}

/**
 * Contracts after a fill. What goes against the position closes it at its average, and what was won since it was last
 * settled is due in whole won, rounded down: the rest of a won stays with the contracts that are kept. What is left of the
 * fill opens.
 */
export function fillContracts(position: Position, fill: Fill, { side, strategyId }: Order): Carried {
  const sign = side === 'buy' ? 1n : -1n;
  const againstUnits = -sign * position.quantityUnits;
  const closedUnits = againstUnits <= 0n ? 0n : againstUnits < fill.quantityUnits ? againstUnits : fill.quantityUnits;
  // Exact: a fill's gross is its quantity times what one contract was worth.
  const closedWorth = (fill.grossUnits * closedUnits) / fill.quantityUnits;
  const closed = closeContracts(position, closedUnits, -sign * closedWorth);
  const opened = openContracts(closed.position, fill, {
    units: sign * (fill.quantityUnits - closedUnits),
    worthUnits: sign * (fill.grossUnits - closedWorth),
    strategyId,
  });
  const { realizedUnits, updatedAtMs } = opened;
  return {
    position: {
      ...opened,
      realizedUnits: realizedUnits - fill.feeUnits,
      updatedAtMs: Math.max(updatedAtMs, fill.atMs),
    },
    dueUnits: closed.dueUnits,
  };
}

/** All contracts at a price: what they are worth then is settled, and they go on from there. */
export function settleContracts(position: Position, worthUnits: Units): Carried {
  const dueUnits = worthUnits - carriedAt(position);
  return { position: withFutures(position, { settledUnits: futuresOf(position).settledUnits + dueUnits }), dueUnits };
}

/** All contracts end at what they are worth. */
export function endContracts(position: Position, worthUnits: Units): Carried {
  const { quantityUnits } = position;
  return closeContracts(position, absoluteUnits(quantityUnits), worthUnits);
}

/** What contracts were worth when they were last settled, and what is still owed for them. */
export function carriedAt(position: Pick<Position, 'costUnits' | 'futures'>): Units {
  return position.costUnits + futuresOf(position).settledUnits;
}

export function futuresOf({ futures }: Pick<Position, 'futures'>): FuturesPart {
  return futures ?? { marginUnits: 0n, settledUnits: 0n };
}

export function withFutures(position: Position, changes: Partial<FuturesPart>): Position {
  return { ...position, futures: { ...futuresOf(position), ...changes } };
}

/** `exitUnits` is what the closed contracts are worth, below zero when they were sold short. */
function closeContracts(position: Position, closedUnits: Units, exitUnits: Units): Carried {
  if (closedUnits === 0n) {
    // What is still owed for contracts that have gone is due whenever there is occasion.
    return position.quantityUnits === 0n ? settleContracts(position, exitUnits) : { position, dueUnits: 0n };
  }
  const heldUnits = absoluteUnits(position.quantityUnits);
  const keptUnits = heldUnits - closedUnits;
  const kept = (units: Units): Units => floorDivide(units * keptUnits, heldUnits);
  const carriedUnits = carriedAt(position);
  const carriedKept = floorDivide(kept(carriedUnits), unitsPerOne) * unitsPerOne;
  const costByStrategy = keptCosts(position, kept);
  const costKept = Object.values(costByStrategy).reduce((sum, units) => sum + units, 0n);
  const dueUnits = exitUnits - (carriedUnits - carriedKept);
  return {
    position: withFutures(
      {
        ...position,
        quantityUnits: position.quantityUnits < 0n ? -keptUnits : keptUnits,
        costUnits: costKept,
        costByStrategy,
        realizedUnits: position.realizedUnits + exitUnits - (position.costUnits - costKept),
      },
      { settledUnits: carriedKept - costKept },
    ),
    dueUnits,
  };
}

function openContracts(
  position: Position,
  { atMs }: Fill,
  { units, worthUnits, strategyId }: { readonly units: Units; readonly worthUnits: Units; readonly strategyId: Id },
): Position {
  if (units === 0n) return position;
  return {
    ...position,
    quantityUnits: position.quantityUnits + units,
    costUnits: position.costUnits + worthUnits,
    costByStrategy: {
      ...position.costByStrategy,
      [strategyId]: (position.costByStrategy[strategyId] ?? 0n) + worthUnits,
    },
    openedAtMs: position.quantityUnits === 0n ? atMs : position.openedAtMs,
  };
}

function keptCosts({ costByStrategy }: Position, kept: (units: Units) => Units): Record<Id, Units> {
  const shares = Object.entries(costByStrategy).map(([strategyId, units]) => [strategyId, kept(units)] as const);
  return Object.fromEntries(shares.filter(([, units]) => units !== 0n));
}

/** Always down, so that what is paid out is never rounded up, on either side. */
function floorDivide(dividend: Units, divisor: Units): Units {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
