import { makeId } from '../base/id.ts';
import type { Units } from '../base/units.ts';
import { type Account, type AccountRole } from '../ledger/account.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { Split } from '../market/corporate-action.ts';
import type { Instrument } from '../market/instrument.ts';
import type { Position } from './position.ts';

export interface SplitPosition {
  readonly position: Position;
  /** None when the split changes nothing of what is held. */
  readonly transfers: readonly Transfer[];
}

/**
 * A position after a split: other shares, the same cost. Shares that are promised to an order stay promised as they are,
 * and the difference goes to or comes from what is free. What a ratio leaves over below a whole unit is lost; parts of a
 * share above that stay in the books.
 * @throws Error when a reverse split would take more than is free; it is tried again when the order has ended.
 */
export function splitPosition(
  position: Position,
  accounts: readonly (Account | undefined)[],
  { split, instrument }: { readonly split: Split; readonly instrument: Instrument },
): SplitPosition {
  const balanceOf = (role: AccountRole): Units =>
    accounts.find((account) => account?.role === role && account.asset === instrument.asset)?.balanceUnits ?? 0n;
  const [free, promised] = [balanceOf('holding'), balanceOf('reserved')];
  const ratio = (units: Units) => (units * BigInt(split.numerator)) / BigInt(split.denominator);
  const difference = ratio(free + promised) - (free + promised);
  if (free + difference < 0n) {
    throw new Error(
      `"${split.id}" takes ${-difference} units of which ${free} are free; an order still holds the rest`,
    );
  }
  const [from, to] = difference > 0n ? (['market', 'holding'] as const) : (['holding', 'market'] as const);
  const transfer = {
    id: splitTransferId(split),
    kind: 'split',
    asset: instrument.asset,
    units: difference > 0n ? difference : -difference,
    from,
    to,
    causeId: split.id,
    atMs: split.atMs,
  } as const;
  return {
    position: {
      ...position,
      quantityUnits: ratio(position.quantityUnits),
      updatedAtMs: Math.max(position.updatedAtMs, split.atMs),
    },
    transfers: difference === 0n ? [] : [transfer],
  };
}

/** One split moves a person's shares once. */
export function splitTransferId({ id }: Pick<Split, 'id'>): string {
  return makeId(id, 'shares');
}
