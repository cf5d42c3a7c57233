import { type CorrelationStudy, studyId, studyWindows } from '@gaemi/core/analysis/studies/correlation-study.ts';
import { documentRef } from '@gaemi/core/collections.ts';
import type { LiveState } from '../../live/live-state.ts';
import { oneDocument } from '../../live/live-target.ts';
import { useMarketNow } from '../../live/use-desk.ts';
import { useLive } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { LivePanel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { GrangerTable } from './granger-table.tsx';
import { HeatMap } from './heat-map.tsx';
import type { StudiesSearch } from './studies-search.ts';

interface CorrelationPanelProps {
  readonly search: StudiesSearch;
  readonly onSearch: (search: StudiesSearch) => void;
}

const defaultWindow = studyWindows[1] ?? 90;

/** How instruments move together, and whether the past of one foretells another, over a window of sessions. */
export function CorrelationPanels({ search, onSearch }: CorrelationPanelProps) {
  const window = studyWindows.find((sessions) => String(sessions) === search.window) ?? defaultWindow;
  const state = useLive(oneDocument(documentRef('correlations', studyId(window))));
  return (
    <>
      <CorrelationPanel state={state} search={{ ...search, window: String(window) }} onSearch={onSearch} />
      <GrangerPanel state={state} />
    </>
  );
}

interface StudyPanelProps {
  readonly state: LiveState<CorrelationStudy>;
}

function CorrelationPanel({ state, search, onSearch }: StudyPanelProps & CorrelationPanelProps) {
  const { t } = usePageText();
  const measure = search.measure ?? 'pearson';
  return (
    <LivePanel
      title={t('correlation.title')}
      state={state}
      rows={8}
      empty={{ title: t('study.empty'), hint: t('study.emptyHint') }}
      aside={
        <span className="flex flex-wrap gap-2">
          <Segmented
            label={t('correlation.window')}
            value={search.window ?? ''}
            options={studyWindows.map((n) => ({ value: String(n), text: t('correlation.sessions', { n }) }))}
            onChange={(value) => onSearch({ ...search, window: value })}
          />
          <Segmented
            label={t('correlation.measure')}
            value={measure}
            options={[
              { value: 'pearson', text: t('correlation.pearson') },
              { value: 'spearman', text: t('correlation.spearman') },
            ]}
            onChange={(value) => onSearch({ ...search, measure: value })}
          />
        </span>
      }
    >
      {(study) => (
        <>
          <StudyAge study={study} />
          <HeatMap study={study} measure={measure} />
        </>
      )}
    </LivePanel>
  );
}

function StudyAge({ study }: { readonly study: CorrelationStudy }) {
  const { t, age, format } = usePageText();
  const nowMs = useMarketNow();
  return (
    <p className="px-4 pb-2 text-xs text-soft">
      {t('correlation.about', { sessions: study.windowSessions, minimum: study.returnsMin })} ·{' '}
      {t('market.asOf', { time: format.date(study.atMs), age: age(nowMs - study.atMs) })}
      {study.leftOut.length > 0 && ` · ${t('screener.leftOut', { n: study.leftOut.length })}`}
    </p>
  );
}

function GrangerPanel({ state }: StudyPanelProps) {
  const { t } = usePageText();
  return (
    <LivePanel
      title={t('granger.title')}
      state={state}
      rows={6}
      empty={{ title: t('study.empty'), hint: t('study.emptyHint') }}
    >
      {(study) => <GrangerTable study={study} />}
    </LivePanel>
  );
}
