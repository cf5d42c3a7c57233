import type { Incident } from '@gaemi/core/risk/incident.ts';
import { knownValue, type LiveState } from './live-state.ts';
import { newestDocuments } from './live-target.ts';
import { useDesktop, useLive } from './use-live.ts';

/** More at once would be one cause; the page of incidents shows them all the same way. */
const openMax = 20;

/** What nobody has resolved yet; while there is any, nothing new is bought. */
export function useOpenIncidents(): readonly Incident[] {
  const { person } = useDesktop();
  const where = { field: 'status', is: 'equals', value: 'open' } as const;
  const state = useLive(newestDocuments({ collection: 'incidents', userId: person.userId, limit: openMax, where }));
  return knownValue(state) ?? none;
}

/** The newest incidents, resolved ones too. */
export function useIncidents(): LiveState<readonly Incident[]> {
  const { person } = useDesktop();
  return useLive(newestDocuments({ collection: 'incidents', userId: person.userId, orderBy: 'openedAtMs', limit: 50 }));
}

const none: readonly Incident[] = [];
