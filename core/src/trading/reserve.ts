import { makeId } from '../base/id.ts';
import type { Units } from '../base/units.ts';
import { type Account, accountId } from '../ledger/account.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { Instrument } from '../market/instrument.ts';
import { isTerminal } from './order-moves.ts';
import type { Fill, Order } from './order.ts';

/** What an accepted order puts aside, so that nothing is promised twice: a buy an amount, a sale its quantity. */
export function reserveTransfers(order: Order, instrument: Instrument): Transfer[] {
  const units = reservedUnits(order);
  if (order.status === 'refused' || units <= 0n) return [];
  return [
    {
      id: makeId(order.id, 'reserve'),
      kind: 'reserve',
      asset: reservedAsset(order, instrument),
      units,
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
  const restUnits = reservedUnits(order) - usedUnits(order);
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

/** What an order that is under way has put aside and not used: as long as it has not ended, this stands in the books. */
export function promisedUnits(order: Order): Units {
  const settled = { ...order, fills: order.fills.slice(0, order.settledFills ?? 0) };
  return reservedUnits(order) - usedUnits(settled);
}

/** What would be free were an order under way cancelled: an amendment may spend what the order it stands for has put aside. */
export function accountsWithout(order: Order, accounts: readonly Account[], instrument: Instrument): Account[] {
  if (isTerminal(order.status)) return [...accounts];
  const asset = reservedAsset(order, instrument);
  const units = promisedUnits(order);
  const [freed, reserved] = [accountId(freeRole(order), asset), accountId('reserved', asset)];
  return accounts.map((account) => {
    if (account.id === freed) return { ...account, balanceUnits: account.balanceUnits + units };
    return account.id === reserved ? { ...account, balanceUnits: account.balanceUnits - units } : account;
  });
}

export function reservedAsset({ side }: Order, instrument: Instrument): string {
  return side === 'buy' ? instrument.currency : instrument.asset;
}

function reservedUnits(order: Order): Units {
  return order.reservedUnits ?? order.size.units;
}

function freeRole({ side }: Order): 'cash' | 'holding' {
  return side === 'buy' ? 'cash' : 'holding';
}

function usedUnits({ side, fills }: Order): Units {
  const used = side === 'buy' ? spentBy : (fill: Fill) => fill.quantityUnits;
  return fills.reduce((sum, fill) => sum + used(fill), 0n);
}

function spentBy({ grossUnits, feeUnits, taxUnits }: Fill): Units {
  return grossUnits + feeUnits + taxUnits;
}
