import { createHash } from 'node:crypto';
import type { Id } from '@gaemi/core/base/id.ts';
import type { KeyedVenue } from '@gaemi/core/trading/venue-keys.ts';

/** What a person trades with at a venue, by the venue's field names. */
export type StoredKeys = Readonly<Record<string, string>>;

export interface KeyOwner {
  readonly userId: Id;
  readonly venue: KeyedVenue;
}

/** Keeps each person's keys of each venue as one secret, and only the newest of it. */
export interface KeySafe {
  /** Replaces what was there; older versions are destroyed. */
  putSecret(owner: KeyOwner, keys: StoredKeys): Promise<void>;
  /** Only for whoever sends orders. */
  readSecret(owner: KeyOwner): Promise<StoredKeys | undefined>;
}

/** The secret's name; ids of other sign-in systems may hold characters that a name may not. */
export function secretName({ userId, venue }: KeyOwner): string {
  const person = /^[A-Za-z0-9-]{1,128}$/.test(userId)
    ? userId
    : `h-${createHash('sha256').update(userId).digest('hex')}`;
  return `exchange-keys_${person}_${venue}`;
}
