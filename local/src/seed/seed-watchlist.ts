import type { Id } from '@gaemi/core/base/id.ts';
import type { Instant } from '@gaemi/core/base/instant.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import { instrumentById } from '@gaemi/core/market/instruments.ts';
import type { Store } from '@gaemi/functions/adapters/store/store.ts';

/** What the member of a desk that replays watches beside the defaults: a venue abroad can be tried at once. */
const instrumentIds: readonly Id[] = ['binance:BTC-USDT'];

/** Writes what `watch` would have written, before the first tick, whose collecting brings the history. */
export async function seedWatchlist(userId: Id, store: Store, atMs: Instant): Promise<void> {
  const watchers = Object.fromEntries(instrumentIds.map((id) => [id, [userId]]));
  await Promise.all([
    store.set(documentRef('coverage', 'all'), { watchers }),
    store.set(documentRef('watchlists', 'main', userId), { instrumentIds: [...instrumentIds], updatedAtMs: atMs }),
    ...instrumentIds.map((id) => store.set(documentRef('instruments', id), instrumentById(id))),
  ]);
}
