import type { Alert } from '@gaemi/core/risk/alert.ts';
import { Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import { newestDocuments } from '../../live/live-target.ts';
import { useDesktop, useLive } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { LivePanel } from '../../ui/panel.tsx';

const icons = { info: Info, warning: TriangleAlert, critical: OctagonAlert } as const;

/** What the person is told without having asked. */
export function AlertsPanel({ className }: { readonly className?: string }) {
  const { t } = usePageText();
  const { person } = useDesktop();
  const alerts = useLive(newestDocuments({ collection: 'alerts', userId: person.userId, orderBy: 'atMs', limit: 8 }));
  return (
    <LivePanel
      title={t('alerts.title')}
      state={alerts}
      rows={3}
      empty={{ title: t('alerts.empty'), hint: t('alerts.emptyHint') }}
      {...(className === undefined ? {} : { className })}
    >
      {(value) => (
        <ul className="pb-2">
          {value.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
    </LivePanel>
  );
}

function AlertRow({ alert }: { readonly alert: Alert }) {
  const { t, pick, format } = usePageText();
  const Icon = icons[alert.level];
  const tone = alert.level === 'info' ? 'text-soft' : 'text-warn-ink';
  return (
    <li className="flex items-start gap-2 px-4 py-1.5">
      <Icon size={15} className={`mt-0.5 shrink-0 ${tone}`} aria-hidden="true" />
      <p className="min-w-0 flex-1">
        <span className={alert.level === 'info' ? 'sr-only' : `mr-1.5 text-xs font-semibold ${tone}`}>
          {t(`alert.${alert.level}`)}
        </span>
        {pick(alert.text)}
      </p>
      <span className="mt-0.5 text-xs whitespace-nowrap text-soft">{format.date(alert.atMs)}</span>
    </li>
  );
}
