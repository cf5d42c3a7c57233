import * as z from 'zod/mini';
import { Id, makeId } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';

/**
 * What an account is for. `cash`, `holding` and `reserved` (promised to an order) are the person's and never below zero;
 * `fees` and `taxes` are what trading has cost; `external` is the world that deposits come from; `market` the other side
 * of every trade. Per asset all balances sum to zero.
 */
export const AccountRole = z.enum(['cash', 'holding', 'reserved', 'fees', 'taxes', 'external', 'market']);
export type AccountRole = z.output<typeof AccountRole>;

export const Account = z.object({
  id: Id,
  role: AccountRole,
  asset: z.string(),
  balanceUnits: Units,
  updatedAtMs: Instant,
});
export type Account = z.output<typeof Account>;

export function accountId(role: AccountRole, asset: string): Id {
  return makeId(role, asset);
}
