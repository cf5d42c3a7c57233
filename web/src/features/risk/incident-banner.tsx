import { lazy, Suspense } from 'react';
import { useOpenIncidents } from '../../live/use-incidents.ts';
import { loadPage } from '../../preferences.ts';

const IncidentNote = lazy(async () => ({
  default: (await loadPage(() => import('./incident-note.tsx'))).IncidentNote,
}));

/** Across the whole page as long as an incident is open. */
export function IncidentBanner() {
  const incidents = useOpenIncidents();
  return <Suspense>{incidents.length > 0 && <IncidentNote incidents={incidents} />}</Suspense>;
}
