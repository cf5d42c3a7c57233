import { lazy } from 'react';
import { useOpenIncidents } from '../../live/use-incidents.ts';
import { loadPage } from '../../preferences.ts';
import { Arriving } from '../../ui/arriving.tsx';

const IncidentNote = lazy(async () => ({
  default: (await loadPage(() => import('./incident-note.tsx'))).IncidentNote,
}));

/** Across the whole page as long as an incident is open. */
export function IncidentBanner() {
  const incidents = useOpenIncidents();
  return <Arriving>{incidents.length > 0 && <IncidentNote incidents={incidents} />}</Arriving>;
}
