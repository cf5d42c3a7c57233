import { absoluteUnits, multiplyUnits, type Units, unitsPerOne } from '../base/units.ts';
import type { Account } from '../ledger/account.ts';
import type { Transfer } from '../ledger/transfer.ts';
import { type Future, worthOfOne } from '../market/contract.ts';
import { isTerminal } from '../trading/order-moves.ts';
import type { Fill, Order } from '../trading/order.ts';
import { openingShare, releaseTransfers } from '../trading/reserve.ts';
import { endContracts, fillContracts, futuresOf, settleContracts, withFutures } from './carry-contracts.ts';
import { type MarginPurse, type Occasion, openPurse } from './margin-purse.ts';
import { emptyPosition, type Position } from './position.ts';

/** What an order makes of the books. */
export interface Booking {
  readonly transfers: readonly Transfer[];
  /** Undefined as long as there never was one. */
  readonly position: Position | undefined;
}

/**
 * What the books still lack of an order for futures: its contracts, the margin that they need or give back, the
 * commission, and what closing them has won or lost.
 */
export function bookContracts(
  order: Order,
  instrument: Future,
  { position, accounts }: { readonly position: Position | undefined; readonly accounts: readonly Account[] },
): Booking {
  const purse = openPurse(instrument, accounts);
  const settledFills = order.settledFills ?? 0;
  let held = position ?? emptyPosition(instrument, order.createdAtMs);
  let filledUnits = order.fills.slice(0, settledFills).reduce((sum, fill) => sum + fill.quantityUnits, 0n);
  for (const fill of order.fills.slice(settledFills)) {
    held = bookFill({ held, fill, filledUnits }, { order, instrument, purse });
    filledUnits += fill.quantityUnits;
  }
  const isEnding = isTerminal(order.status) && order.settledAtMs === undefined;
  const transfers = [...purse.transfers, ...(isEnding ? releaseTransfers(order, instrument) : [])];
  return { transfers, position: order.fills.length > settledFills ? held : position };
}

export interface Mark {
  /** The price that the contracts are settled at. */
  readonly priceUnits: Units;
  /** The session it is of. */
  readonly date: string;
  /** Whether the contract ends with it. */
  readonly isLast: boolean;
  readonly occasion: Occasion;
}

/**
 * The end of a session for a position in futures: what its contracts have won since the session before is paid, or taken
 * from cash and then from margin. With its last session a contract ends, and its margin comes back.
 */
export function markContracts(
  position: Position,
  instrument: Future,
  { mark, accounts }: { readonly mark: Mark; readonly accounts: readonly Account[] },
): { readonly transfers: readonly Transfer[]; readonly position: Position } {
  const { priceUnits, date, isLast, occasion } = mark;
  const purse = openPurse(instrument, accounts);
  const { quantityUnits } = position;
  const worthUnits = multiplyUnits(quantityUnits, worthOfOne(instrument, priceUnits));
  let held = position;
  if (isLast && quantityUnits !== 0n) {
    const { asset } = instrument;
    const isLong = quantityUnits > 0n;
    const [from, to] = isLong ? (['contracts', 'market'] as const) : (['market', 'contracts'] as const);
    const units = isLong ? quantityUnits : -quantityUnits;
    purse.move({ name: 'contracts', kind: 'expiry', asset, units, from, to }, occasion);
  }
  const openUnits =
    absoluteUnits(purse.balance('contracts', instrument.asset)) +
    absoluteUnits(purse.balance('closing', instrument.asset));
  // Orders that took each other's contracts may have left margin behind them.
  if (openUnits === 0n) held = purse.giveBack(held, futuresOf(held).marginUnits, occasion);
  held = purse.pay(isLast ? endContracts(held, worthUnits) : settleContracts(held, worthUnits), occasion);
  const marked = withFutures(held, { markedOn: date });
  return {
    transfers: purse.transfers,
    position: { ...marked, updatedAtMs: Math.max(marked.updatedAtMs, occasion.atMs) },
  };
}

interface Desk {
  readonly order: Order;
  readonly instrument: Future;
  readonly purse: MarginPurse;
}

/** One fill: contracts first, then margin back, margin put up, the commission, and what was won or lost. */
function bookFill(
  { held, fill, filledUnits }: { readonly held: Position; readonly fill: Fill; readonly filledUnits: Units },
  { order, instrument, purse }: Desk,
): Position {
  const { asset, currency } = instrument;
  const occasion = { id: fill.id, causeId: order.id, atMs: fill.atMs };
  const isBuy = order.side === 'buy';
  const before = openingShare(order, filledUnits);
  const freeUnits = openingShare(order, filledUnits + fill.quantityUnits).units - before.units;
  const promisedUnits = fill.quantityUnits - freeUnits;
  const contractUnits = purse.balance('contracts', asset);
  const grossUnits = absoluteUnits(contractUnits) + absoluteUnits(purse.balance('closing', asset));
  const againstUnits = isBuy ? -contractUnits : contractUnits;
  const nettedUnits = againstUnits <= 0n ? 0n : againstUnits < freeUnits ? againstUnits : freeUnits;
  for (const [role, units] of [['closing', promisedUnits] as const, ['contracts', freeUnits] as const]) {
    const [from, to] = isBuy ? (['market', role] as const) : ([role, 'market'] as const);
    purse.move({ name: role, kind: 'trade', asset, units, from, to }, occasion);
  }
  const closedUnits = promisedUnits + nettedUnits;
  let position = purse.giveBack(held, marginOf(held, closedUnits, grossUnits), occasion);
  const putUpUnits = (marginPerOne(order) * (freeUnits - nettedUnits)) / unitsPerOne;
  position = purse.putUp(position, putUpUnits, occasion);
  const restUnits = (before.eachUnits * freeUnits) / unitsPerOne - putUpUnits;
  const rest = { name: 'unreserved', kind: 'release', asset: currency, units: restUnits } as const;
  purse.move({ ...rest, from: 'reserved', to: 'cash' }, occasion);
  position = purse.payFee(position, fill.feeUnits, occasion);
  return purse.pay(fillContracts(position, fill, order), occasion);
}

/** The part of a position's margin that closing contracts frees, in whole won, rounded down; with the last all of it. */
function marginOf(position: Position, closedUnits: Units, grossUnits: Units): Units {
  const { marginUnits } = futuresOf(position);
  if (closedUnits === 0n || closedUnits === grossUnits) return closedUnits === 0n ? 0n : marginUnits;
  return ((marginUnits * closedUnits) / grossUnits / unitsPerOne) * unitsPerOne;
}

function marginPerOne({ contracts }: Order): Units {
  return contracts?.marginUnits ?? 0n;
}
