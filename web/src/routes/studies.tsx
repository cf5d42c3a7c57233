import type { Interval } from '@gaemi/core/market/candle.ts';
import { patternDescription, patternName } from '../features/signals/pattern-name.ts';
import { CorrelationPanels } from '../features/studies/correlation-panel.tsx';
import { OwnStudyPanel } from '../features/studies/own-study-panel.tsx';
import { PatternPanel } from '../features/studies/pattern-panel.tsx';
import type { StudiesSearch } from '../features/studies/studies-search.ts';
import { usePatternReport } from '../live/use-market-notes.ts';
import { usePageText } from '../text/use-page-text.ts';

interface StudiesProps {
  readonly search: StudiesSearch;
  readonly onSearch: (search: StudiesSearch) => void;
}

const defaultInterval: Interval = '1d';

/** What was measured on history, with how much it is worth. */
export function Studies({ search, onSearch }: StudiesProps) {
  const { t } = usePageText();
  const patterns = usePatternReport(search.interval ?? defaultInterval);
  return (
    <div className="grid gap-2 sm:gap-3 2xl:grid-cols-2 2xl:items-start">
      <h1 className="sr-only">{t('nav.studies')}</h1>
      <CorrelationPanels search={search} onSearch={onSearch} />
      <div className="min-w-0 2xl:col-span-2">
        <OwnStudyPanel />
      </div>
      <div className="min-w-0 2xl:col-span-2">
        <PatternPanel state={patterns} nameOf={patternName} descriptionOf={patternDescription} />
      </div>
    </div>
  );
}
