import type { Instant } from '@gaemi/core/base/instant.ts';
import type { DocumentRef, StoredDocument } from '@gaemi/core/collections.ts';
import type { Store } from '../adapters/store/store.ts';

/** The collections of which a document is made anew at every tick. */
type Made = 'screens' | 'patterns' | 'correlations';

/** Writes what was made for a tick, unless that of a later tick is there: a message that comes late turns nothing back. */
export function setNewest<Name extends Made>(
  store: Store,
  ref: DocumentRef<Name>,
  document: StoredDocument<Name> & { readonly atMs: Instant },
): Promise<void> {
  return store.transact(async (transaction) => {
    const [stored] = await transaction.getMany([ref]);
    if (stored === undefined || stored.atMs <= document.atMs) transaction.set(ref, document);
  });
}
