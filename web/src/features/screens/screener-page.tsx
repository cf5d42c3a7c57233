import { documentRef } from '@gaemi/core/collections.ts';
import { type Screen, screenId } from '@gaemi/core/signals/screens/screen.ts';
import { Download } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { oneDocument } from '../../live/live-target.ts';
import { useMarketNow } from '../../live/use-desk.ts';
import { useLive } from '../../live/use-live.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/download.ts';
import { LivePanel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { rowsToCsv } from './csv.ts';
import { pickRows, type ScreenerSearch, screenNames, sortingOf } from './pick-rows.ts';
import { ScreenTable } from './screen-table.tsx';

interface ScreenerProps {
  readonly search: ScreenerSearch;
  readonly onSearch: (search: ScreenerSearch) => void;
}

const target = oneDocument(documentRef('screens', screenId));

/** Every instrument in one table, read as one document. */
export function ScreenerPage({ search, onSearch }: ScreenerProps) {
  const { t } = usePageText();
  const state = useLive(target);
  return (
    <>
      <h1 className="sr-only">{t('nav.screener')}</h1>
      <LivePanel
        title={t('screener.title')}
        state={state}
        rows={10}
        empty={{ title: t('screener.empty'), hint: t('screener.emptyHint') }}
      >
        {(screen) => <Screener screen={screen} search={search} onSearch={onSearch} />}
      </LivePanel>
    </>
  );
}

function Screener({ screen, search, onSearch }: ScreenerProps & { readonly screen: Screen }) {
  const { t, language } = usePageText();
  // Typing stays smooth: the table follows when there is time.
  const wanted = useDeferredValue(search);
  const rows = useMemo(() => pickRows(screen.rows, wanted, language), [screen, wanted, language]);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-4 pb-2">
        <Segmented
          label={t('screener.screen')}
          value={search.screen ?? 'all'}
          options={screenNames.map((value) => ({ value, text: t(`screener.${value}`) }))}
          onChange={(value) =>
            onSearch({ ...search, screen: value === 'all' ? undefined : value, sort: undefined, order: undefined })
          }
        />
        <FindField value={search.find ?? ''} onChange={(find) => onSearch({ ...search, find: find || undefined })} />
        <KindField search={search} onSearch={onSearch} screen={screen} />
        <Button
          onClick={() =>
            download(`gaemi-screen-${new Date(screen.atMs).toISOString().slice(0, 10)}.csv`, rowsToCsv(rows))
          }
        >
          <Download size={15} aria-hidden="true" />
          CSV
        </Button>
      </div>
      <ScreenAge screen={screen} shown={rows.length} />
      <ScreenTable rows={rows} sorting={sortingOf(search)} onSort={(sorting) => onSearch({ ...search, ...sorting })} />
    </>
  );
}

function ScreenAge({ screen, shown }: { readonly screen: Screen; readonly shown: number }) {
  const { t, age, format } = usePageText();
  const ageMs = useMarketNow() - screen.atMs;
  return (
    <p className="px-4 pb-2 text-xs text-soft" role="status">
      {t('screener.count', { n: format.number(shown), all: format.number(screen.rows.length) })} ·{' '}
      {t('market.asOf', { time: format.date(screen.atMs), age: age(ageMs) })}
      {screen.leftOut > 0 && ` · ${t('screener.leftOut', { n: screen.leftOut })}`}
    </p>
  );
}

function FindField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = usePageText();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || (event.target instanceof HTMLElement && event.target.closest('input, dialog') !== null))
        return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <input
      ref={field}
      type="search"
      aria-label={t('screener.find')}
      aria-keyshortcuts="/"
      placeholder={t('screener.find')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="min-h-9 w-52 min-w-0 rounded-lg border border-line bg-canvas px-3 text-base max-sm:min-h-11 max-sm:w-full sm:text-sm"
    />
  );
}

function KindField({ search, onSearch, screen }: ScreenerProps & { readonly screen: Screen }) {
  const { t } = usePageText();
  const present = new Set(screen.rows.map(({ kind }) => kind));
  const kinds = (['crypto', 'stock', 'index', 'currency', 'future'] as const).filter((kind) => present.has(kind));
  return (
    <select
      aria-label={t('screener.kind')}
      value={search.kind ?? ''}
      onChange={({ target: { value } }) => onSearch({ ...search, kind: kinds.find((kind) => kind === value) })}
      className="min-h-9 rounded-lg border border-line bg-canvas px-2 text-base max-sm:min-h-11 sm:text-sm"
    >
      <option value="">{t('screener.anyKind')}</option>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`kind.${kind}`)}
        </option>
      ))}
    </select>
  );
}
