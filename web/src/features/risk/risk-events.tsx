import { newestDocuments } from '../../live/live-target.ts';
import { useDesktop, useLive } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Badge } from '../../ui/badge.tsx';
import { Failed, Skeleton } from '../../ui/waiting.tsx';

/** What stopped or restarted trading, or would have. */
export function RiskEvents() {
  const { t, pick, format } = usePageText();
  const { person } = useDesktop();
  const state = useLive(
    newestDocuments({ collection: 'riskEvents', userId: person.userId, orderBy: 'atMs', limit: 6 }),
  );
  return (
    <div className="mt-2 border-t border-line pt-2.5 pb-2">
      <h3 className="px-4 pb-1 text-xs font-medium text-soft">{t('risk.events')}</h3>
      {state.status === 'loading' && <Skeleton rows={2} offline={state.offline} />}
      {state.status === 'failed' && <Failed what={t('risk.events')} reason={state.reason} retry={state.retry} />}
      {state.status === 'empty' && <p className="px-4 pb-2 text-xs text-soft">{t('risk.noEvents')}</p>}
      {(state.status === 'live' || state.status === 'stale') && (
        <ul>
          {state.value.map((event) => (
            <li key={event.id} className="flex items-start gap-2 px-4 py-1.5 text-xs">
              <Badge tone={event.kind === 'resumed' ? 'good' : 'warn'}>{t(`event.${event.kind}`)}</Badge>
              <span className="min-w-0 flex-1">{pick(event.text)}</span>
              <span className="whitespace-nowrap text-soft">{format.date(event.atMs)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
