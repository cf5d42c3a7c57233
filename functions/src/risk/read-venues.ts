import type { Id } from '@gaemi/core/base/id.ts';
import type { Units } from '@gaemi/core/base/units.ts';
import type { Account } from '@gaemi/core/ledger/account.ts';
import { VenueAccount } from '@gaemi/core/trading/venue-keys.ts';
import type { Context } from '../runtime/context.ts';

/**
 * What all accounts that a person has traded on hold together, by asset; undefined when one of them does not say. Of a
 * real account only what the ledger knows counts: whatever else a person keeps there is their own. The paper venue has to
 * read all its orders to answer, so those who trade on nothing else are looked at once a night.
 */
export async function readVenues(
  userId: Id,
  { accounts, isNight }: { readonly accounts: readonly Account[]; readonly isNight: boolean },
  context: Context<'exchanges'>,
): Promise<ReadonlyMap<string, Units> | undefined> {
  const known = new Set(
    accounts.filter(({ role }) => role === 'holding' || role === 'contracts').map(({ asset }) => asset),
  );
  const used = await Promise.all(VenueAccount.options.map((name) => isUsed(name, userId, context)));
  const names = VenueAccount.options.filter((_, index) => used[index]);
  if (!isNight && names.length === 1) return undefined;
  const sums = new Map<string, Units>();
  for (const name of names) {
    const balances = await balancesAt(name, userId, context);
    if (balances === undefined) return undefined;
    for (const [asset, units] of balances) {
      if (name === 'paper' || known.has(asset)) sums.set(asset, (sums.get(asset) ?? 0n) + units);
    }
  }
  return sums;
}

async function isUsed(name: VenueAccount, userId: Id, { store }: Context<'exchanges'>): Promise<boolean> {
  if (name === 'paper') return true;
  const sent = await store.list({ collection: 'orders', userId, where: [['venueAccount', '==', name]], limit: 1 });
  return sent.length > 0;
}

/** A venue that cannot be reached has not drifted; the next run asks again. */
async function balancesAt(name: VenueAccount, userId: Id, { exchanges, log }: Context<'exchanges'>) {
  try {
    const exchange = await exchanges(name);
    return await exchange.balances?.(userId);
  } catch (error) {
    log.warn('a venue did not say what it holds; it is left for the next run', { userId, name, error });
    return undefined;
  }
}
