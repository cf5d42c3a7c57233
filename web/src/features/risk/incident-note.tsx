import type { Incident } from '@gaemi/core/risk/incident.ts';
import { Link } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { usePageText } from '../../text/use-page-text.ts';

interface IncidentNoteProps {
  readonly incidents: readonly Incident[];
}

/** What is wrong, what is blocked by it, and what is not. */
export function IncidentNote({ incidents }: IncidentNoteProps) {
  const { t, pick } = usePageText();
  const [first] = incidents;
  if (first === undefined) return null;
  return (
    <div
      role="alert"
      data-incidents={incidents.length}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-warn bg-raised px-4 py-2.5"
    >
      <p className="flex items-start gap-2 font-semibold text-warn-ink">
        <ShieldAlert size={18} className="mt-px shrink-0" aria-hidden="true" />
        {t('incident.banner', { n: incidents.length })}
      </p>
      <p className="min-w-0 text-xs">{pick(first.text)}</p>
      <Link to="/incidents" className="inline-flex min-h-6 items-center text-sm font-semibold text-accent underline">
        {t('incident.look')}
      </Link>
    </div>
  );
}
