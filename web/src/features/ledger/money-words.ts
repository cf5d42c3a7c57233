import type { PageTextKey } from '../../text/text-key.ts';
import type { PageTranslate } from '../../text/translate.ts';

const roles: Readonly<Record<string, PageTextKey>> = {
  cash: 'role.cash',
  holding: 'role.holding',
  reserved: 'role.reserved',
  staked: 'role.staked',
  unbonding: 'role.unbonding',
  margin: 'role.margin',
  contracts: 'role.contracts',
  closing: 'role.closing',
  fees: 'role.fees',
  taxes: 'role.taxes',
  external: 'role.external',
  market: 'role.market',
  rewards: 'role.rewards',
};

const kinds: Readonly<Record<string, PageTextKey>> = {
  deposit: 'movement.deposit',
  withdrawal: 'movement.withdrawal',
  conversion: 'movement.conversion',
  reserve: 'movement.reserve',
  release: 'movement.release',
  trade: 'movement.trade',
  fee: 'movement.fee',
  tax: 'movement.tax',
  split: 'movement.split',
  stake: 'movement.stake',
  unstake: 'movement.unstake',
  unbond: 'movement.unbond',
  reward: 'movement.reward',
  margin: 'movement.margin',
  variation: 'movement.variation',
  expiry: 'movement.expiry',
};

/** What an account is for; a role that has no word yet is shown by its own name. */
export function roleText(role: string, t: PageTranslate): string {
  const key = roles[role];
  return key === undefined ? role : t(key);
}

/** What moved the money; the same for what has no word yet. */
export function movementText(kind: string, t: PageTranslate): string {
  const key = kinds[kind];
  return key === undefined ? kind : t(key);
}
