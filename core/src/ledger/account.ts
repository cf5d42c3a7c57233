import * as z from 'zod/mini';
import { Id } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { Units } from '../base/units.ts';

/**
 * What an account is for. `cash`, `holding`, `reserved` (promised to an order), `staked` and `unbonding` (on its way back
 * from there) are the person's and never below zero; `fees` and `taxes` are what trading has cost; `external` is the world
 * that deposits come from; `market` the other side of every trade; `rewards` the network that pays for staking, so that
 * its balance is the negative of all that was earned. `margin` is what is put up for futures, the person's too;
 * `contracts` are futures, negative when sold short, and `closing` those of them that an order under way is to close. Per
 * asset all balances sum to zero.
 */
export const AccountRole = z.enum([
  'cash',
  'holding',
  'reserved',
  'staked',
  'unbonding',
  'margin',
  'contracts',
  'closing',
  'fees',
  'taxes',
  'external',
  'market',
  'rewards',
]);
export type AccountRole = z.output<typeof AccountRole>;

/** What the person really has; the other roles are the other side and may be negative. */
export const ownRoles: ReadonlySet<AccountRole> = new Set<AccountRole>([
  'cash',
  'holding',
  'reserved',
  'staked',
  'unbonding',
  'margin',
]);

export const Account = z.object({
  id: Id,
  role: AccountRole,
  asset: z.string(),
  balanceUnits: Units,
  updatedAtMs: Instant,
});
export type Account = z.output<typeof Account>;

/** As `makeId` would, without gathering the parts first: every posting asks four times. */
export function accountId(role: AccountRole, asset: string): Id {
  return `${role}_${asset}`;
}
