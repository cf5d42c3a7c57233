import type { Incident } from '@gaemi/core/risk/incident.ts';
import { lazy, useState } from 'react';
import { useIncidents, useOpenIncidents } from '../../live/use-incidents.ts';
import { loadPage } from '../../preferences.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { LivePanel } from '../../ui/panel.tsx';
import { IncidentCard } from './incident-card.tsx';
import { Arriving } from '../../ui/arriving.tsx';

const ResolveDialog = lazy(async () => ({
  default: (await loadPage(() => import('./resolve-dialog.tsx'))).ResolveDialog,
}));

/** What should be impossible and was so: open ones first, then how the others were resolved. */
export function IncidentsPage() {
  const { t } = usePageText();
  const state = useIncidents();
  const [resolving, setResolving] = useState<Incident>();
  return (
    <div className="grid gap-2 sm:gap-3">
      <div className="px-1">
        <h1 className="text-lg font-semibold">{t('incidents.title')}</h1>
        <p className="max-w-3xl text-xs text-soft">{t('incidents.what')}</p>
      </div>
      <LivePanel
        title={t('incidents.list')}
        state={state}
        rows={4}
        empty={{ title: t('incidents.empty'), hint: t('incidents.emptyHint') }}
      >
        {(incidents) => <IncidentLists incidents={incidents} onResolve={setResolving} />}
      </LivePanel>
      <Arriving>
        {resolving !== undefined && <ResolveDialog incident={resolving} onClose={() => setResolving(undefined)} />}
      </Arriving>
    </div>
  );
}

interface IncidentListsProps {
  readonly incidents: readonly Incident[];
  readonly onResolve: (incident: Incident) => void;
}

function IncidentLists({ incidents, onResolve }: IncidentListsProps) {
  const { t } = usePageText();
  // Asked for by themselves: an old one may lie below the newest that this page reads.
  const open = useOpenIncidents();
  const resolved = incidents.filter(({ status }) => status === 'resolved');
  return (
    <>
      <h3 className="px-4 pb-1 text-xs font-medium text-soft">{t('incidents.open', { n: open.length })}</h3>
      {open.length === 0 && <p className="px-4 pb-3 text-sm text-good">{t('incidents.noneOpen')}</p>}
      <ul>
        {open.map((incident) => (
          <IncidentCard key={incident.id} incident={incident} onResolve={() => onResolve(incident)} />
        ))}
      </ul>
      {resolved.length > 0 && (
        <>
          <h3 className="border-t border-line px-4 pt-3 pb-1 text-xs font-medium text-soft">
            {t('incidents.resolved', { n: resolved.length })}
          </h3>
          <ul>
            {resolved.map((incident) => (
              <IncidentCard key={incident.id} incident={incident} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
