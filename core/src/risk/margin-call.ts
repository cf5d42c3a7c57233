import type { Id } from '../base/id.ts';
import type { Instant } from '../base/instant.ts';
import { absoluteUnits, multiplyUnits, type Units } from '../base/units.ts';
import { type Account, accountId } from '../ledger/account.ts';
import { isFuture } from '../market/contract.ts';
import { findInstrument } from '../market/instruments.ts';
import { carriedAt } from '../portfolio/carry-contracts.ts';
import type { Position } from '../portfolio/position.ts';
import { valueOfPosition } from '../portfolio/value-portfolio.ts';
import { rulesOf } from '../trading/rulebook.ts';

/** The strategy that orders carry which the desk sends because margin ran out. */
export const liquidationStrategyId = 'liquidation';

export interface MarginState {
  /** Cash and margin, and what futures have won or lost since they were last settled. */
  readonly equityUnits: Units;
  /** What must be left of it. */
  readonly maintenanceUnits: Units;
}

/** How a person's futures stand at prices, or nothing while there are none, or one of them has no price. */
export function marginState(
  { accounts, positions }: { readonly accounts: readonly Account[]; readonly positions: readonly Position[] },
  prices: ReadonlyMap<Id, number>,
  atMs: Instant,
): MarginState | undefined {
  const balanceOf = (role: 'cash' | 'margin'): Units =>
    accounts.find(({ id }) => id === accountId(role, 'KRW'))?.balanceUnits ?? 0n;
  const state = { equityUnits: balanceOf('cash') + balanceOf('margin'), maintenanceUnits: 0n };
  const held = positions.filter(({ futures, quantityUnits }) => futures !== undefined && quantityUnits !== 0n);
  for (const position of held) {
    const instrument = findInstrument(position.instrumentId);
    const price = prices.get(position.instrumentId);
    if (instrument === undefined || !isFuture(instrument) || price === undefined) return undefined;
    const worthUnits = valueOfPosition(position, price);
    const { maintenanceRate = 0n } = rulesOf(instrument.venue, atMs).margin ?? {};
    state.equityUnits += worthUnits - carriedAt(position);
    state.maintenanceUnits += multiplyUnits(absoluteUnits(worthUnits), maintenanceRate);
  }
  return held.length === 0 ? undefined : state;
}

/** Whether less is left than has to be. */
export function isMarginCalled(state: MarginState | undefined): state is MarginState {
  return state !== undefined && state.equityUnits < state.maintenanceUnits;
}
