import { documentRef } from '@gaemi/core/collections.ts';
import type { Backfill, Watchlist } from '@gaemi/core/market/watchlist.ts';
import type { LiveState } from './live-state.ts';
import { newestDocuments, oneDocument } from './live-target.ts';
import { useDesktop, useLive } from './use-live.ts';

/** What the person watches beside what every desk does. */
export function useWatchlist(): LiveState<Watchlist> {
  const { person } = useDesktop();
  return useLive(oneDocument(documentRef('watchlists', 'main', person.userId)));
}

/** How far the histories of newly watched instruments have come. */
export function useBackfills(): LiveState<readonly Backfill[]> {
  return useLive(newestDocuments({ collection: 'backfills', orderBy: 'updatedAtMs', limit: 60 }));
}
