import type { Incident } from '@gaemi/core/risk/incident.ts';
import { CircleCheck, ShieldAlert } from 'lucide-react';
import { useMarketNow } from '../../live/use-desk.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { incidentWords } from './incident-words.ts';

interface IncidentCardProps {
  readonly incident: Incident;
  /** Only an open one can be resolved. */
  readonly onResolve?: () => void;
}

/** One incident with both figures, what it blocks, and how it ended. */
export function IncidentCard({ incident, onResolve }: IncidentCardProps) {
  const { t, pick, format, age } = usePageText();
  const marketNowMs = useMarketNow();
  const { id, kind, subject, text, openedAtMs, resolvedAtMs } = incident;
  const isOpen = incident.status === 'open';
  return (
    <li className="border-t border-line px-4 py-3" data-incident={id} data-status={incident.status}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {isOpen ? (
          <ShieldAlert size={16} className="text-warn-ink" aria-hidden="true" />
        ) : (
          <CircleCheck size={16} className="text-good" aria-hidden="true" />
        )}
        <span className="font-semibold">{t(incidentWords(kind).title)}</span>
        <Badge tone={isOpen ? 'warn' : 'soft'}>{subject}</Badge>
        <span className="text-xs text-soft sm:ml-auto">
          {t('incident.openedAt', {
            time: `${format.dateTime(openedAtMs)} KST`,
            age: age(Math.max(0, marketNowMs - openedAtMs)),
          })}
        </span>
      </div>
      <p className="mt-1 text-sm">{pick(text)}</p>
      <Figures incident={incident} />
      {isOpen && <p className="mt-2 text-xs text-warn-ink">{t('incident.blocks')}</p>}
      {!isOpen && (
        <p className="mt-2 text-xs text-soft">
          {t('incident.resolvedBy', {
            by: incident.resolvedBy ?? '–',
            time: resolvedAtMs === undefined ? '–' : `${format.dateTime(resolvedAtMs)} KST`,
          })}
          : <q className="text-ink">{incident.note ?? ''}</q>
        </p>
      )}
      {onResolve !== undefined && (
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button onClick={onResolve}>{t('incident.resolve')}</Button>
          <span className="text-xs break-all text-soft">{id}</span>
        </p>
      )}
    </li>
  );
}

/** What the books say beside what was found; a broken chain has none. */
export function Figures({ incident }: { readonly incident: Incident }) {
  const { t, format } = usePageText();
  const { kind, expectedUnits, foundUnits } = incident;
  if (expectedUnits === undefined || foundUnits === undefined) return null;
  const { ours, theirs } = incidentWords(kind);
  const rows = [
    [t(ours), expectedUnits],
    [t(theirs), foundUnits],
    [t('incident.difference'), foundUnits - expectedUnits],
  ] as const;
  return (
    <dl
      className="mt-2 grid max-w-md grid-cols-[1fr_auto] gap-x-6 gap-y-0.5 rounded-lg bg-raised px-3 py-2 text-sm"
      data-figures=""
    >
      {rows.map(([name, units], index) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className={`text-right ${index === 2 ? 'font-semibold text-warn-ink' : ''}`}>
            {index === 2 && units > 0n && '+'}
            {format.quantity(units)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
