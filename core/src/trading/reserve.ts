import { makeId } from '../base/id.ts';
import type { Units } from '../base/units.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { Instrument } from '../market/instrument.ts';
import type { Order } from './order.ts';

/** What an accepted order puts aside, so that nothing is promised twice: a buy its spending, a sale its quantity. */
export function reserveTransfers(order: Order, instrument: Instrument): Transfer[] {
  if (order.status === 'refused' || order.size.units <= 0n) return [];
  return [
    {
      id: makeId(order.id, 'reserve'),
      kind: 'reserve',
      asset: reservedAsset(order, instrument),
      units: order.size.units,
      from: freeRole(order),
      to: 'reserved',
      causeId: order.id,
      atMs: order.createdAtMs,
    },
  ];
}

/**
 * Gives back what an order that ended has put aside and its fills did not use.
 * @throws Error when the fills used more than was put aside: then the venue's answer is not an answer to this order.
 */
export function releaseTransfers(order: Order, instrument: Instrument): Transfer[] {
  if (order.status === 'refused') return [];
  const restUnits = order.size.units - usedUnits(order);
  if (restUnits < 0n) {
    throw new Error(`The fills of order "${order.id}" use ${-restUnits} units more than it has reserved`);
  }
  if (restUnits === 0n) return [];
  return [
    {
      id: makeId(order.id, 'release'),
      kind: 'release',
      asset: reservedAsset(order, instrument),
      units: restUnits,
      from: 'reserved',
      to: freeRole(order),
      causeId: order.id,
      atMs: order.history.at(-1)?.atMs ?? order.createdAtMs,
    },
  ];
}

function reservedAsset({ size }: Order, instrument: Instrument): string {
  return size.by === 'spending' ? instrument.currency : instrument.asset;
}

function freeRole({ size }: Order): 'cash' | 'holding' {
  return size.by === 'spending' ? 'cash' : 'holding';
}

function usedUnits({ size, fills }: Order): Units {
  return fills.reduce(
    (sum, fill) =>
      sum + (size.by === 'spending' ? fill.grossUnits + fill.feeUnits + fill.taxUnits : fill.quantityUnits),
    0n,
  );
}
