import type { Id } from '../base/id.ts';
import { makeId } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import type { Units } from '../base/units.ts';
import { type Account, type AccountRole } from '../ledger/account.ts';
import type { Transfer } from '../ledger/transfer.ts';
import type { Future } from '../market/contract.ts';
import { type Carried, futuresOf, withFutures } from './carry-contracts.ts';
import type { Position } from './position.ts';

/** Why something is moved: every transfer's id is made of it. */
export interface Occasion {
  readonly id: Id;
  readonly causeId: Id;
  readonly atMs: Instant;
}

/**
 * The money and the contracts of one future while transfers are made up: it knows what each has left in an account. Only
 * what is there is ever taken; what a loss or a commission lacks is owed, and stays with the position.
 */
export interface MarginPurse {
  readonly transfers: readonly Transfer[];
  balance(role: AccountRole, asset: string): Units;
  move(part: Part, occasion: Occasion): void;
  /** Puts up margin for a position, from what an order had put aside for it. */
  putUp(position: Position, units: Units, occasion: Occasion): Position;
  /** Gives margin back. */
  giveBack(position: Position, units: Units, occasion: Occasion): Position;
  /** Pays what is due: to cash, or from cash and then from the position's margin. */
  pay(carried: Carried, occasion: Occasion): Position;
  /** Pays a commission from cash. */
  payFee(position: Position, feeUnits: Units, occasion: Occasion): Position;
}

export type Part = Pick<Transfer, 'kind' | 'asset' | 'units' | 'from' | 'to'> & { readonly name: string };

export function openPurse({ currency }: Future, accounts: readonly Account[]): MarginPurse {
  const changes = new Map<Id, Units>();
  const transfers: Transfer[] = [];
  const keyOf = (role: AccountRole, asset: string) => makeId(role, asset);
  const balance = (role: AccountRole, asset: string): Units => {
    const known = accounts.find((account) => account.role === role && account.asset === asset)?.balanceUnits ?? 0n;
    return known + (changes.get(keyOf(role, asset)) ?? 0n);
  };
  const change = (role: AccountRole, asset: string, units: Units) =>
    changes.set(keyOf(role, asset), (changes.get(keyOf(role, asset)) ?? 0n) + units);
  const move = ({ name, ...part }: Part, { id, causeId, atMs }: Occasion): void => {
    if (part.units === 0n) return;
    change(part.from, part.asset, -part.units);
    change(part.to, part.asset, part.units);
    transfers.push({ ...part, id: makeId(id, name), causeId, atMs });
  };
  const money = { asset: currency } as const;
  const fromCash = (units: Units): Units => least(units, balance('cash', currency));
  return {
    transfers,
    balance,
    move,
    putUp(position, units, occasion) {
      move({ ...money, name: 'margin', kind: 'margin', units, from: 'reserved', to: 'margin' }, occasion);
      return withFutures(position, { marginUnits: futuresOf(position).marginUnits + units });
    },
    giveBack(position, units, occasion) {
      move({ ...money, name: 'margin-back', kind: 'margin', units, from: 'margin', to: 'cash' }, occasion);
      return withFutures(position, { marginUnits: futuresOf(position).marginUnits - units });
    },
    pay({ position, dueUnits }, occasion) {
      const variation = { ...money, kind: 'variation' } as const;
      if (dueUnits >= 0n) {
        move({ ...variation, name: 'won', units: dueUnits, from: 'market', to: 'cash' }, occasion);
        return position;
      }
      const cashUnits = fromCash(-dueUnits);
      const { marginUnits, settledUnits } = futuresOf(position);
      const pledgedUnits = least(-dueUnits - cashUnits, marginUnits);
      move({ ...variation, name: 'lost', units: cashUnits, from: 'cash', to: 'market' }, occasion);
      move({ ...variation, name: 'lost-margin', units: pledgedUnits, from: 'margin', to: 'market' }, occasion);
      const owedUnits = -dueUnits - cashUnits - pledgedUnits;
      return withFutures(position, { marginUnits: marginUnits - pledgedUnits, settledUnits: settledUnits + owedUnits });
    },
    payFee(position, feeUnits, occasion) {
      const paidUnits = fromCash(feeUnits);
      move({ ...money, name: 'fee', kind: 'fee', units: paidUnits, from: 'cash', to: 'fees' }, occasion);
      return withFutures(position, { settledUnits: futuresOf(position).settledUnits + feeUnits - paidUnits });
    },
  };
}

function least(units: Units, cap: Units): Units {
  return units < cap ? units : cap;
}
