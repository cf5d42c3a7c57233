import { defaultInstruments } from '@gaemi/core/market/instruments.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { watchlistMax } from '@gaemi/core/market/watchlist.ts';
import { findInstrument } from '../../live/instruments.ts';
import { knownValue } from '../../live/live-state.ts';
import { quoteOf, useBoards } from '../../live/use-boards.ts';
import { useBackfills, useWatchlist } from '../../live/use-watchlist.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { LivePanel, Panel } from '../../ui/panel.tsx';
import { Empty, Failed, Skeleton } from '../../ui/waiting.tsx';
import { AddField } from './add-field.tsx';
import { useWatching, type Watching } from './use-watching.ts';
import { WatchRow } from './watch-row.tsx';

const defaultIds = new Set(defaultInstruments.map(({ id }) => id));

/** What this person watches, and what every desk does. */
export function WatchlistPage() {
  const { t } = usePageText();
  return (
    <div className="grid gap-2 sm:gap-3 xl:grid-cols-2 xl:items-start">
      <h1 className="sr-only">{t('nav.watchlist')}</h1>
      <OwnList />
      <DefaultList />
    </div>
  );
}

function OwnList() {
  const { t } = usePageText();
  const state = useWatchlist();
  const watching = useWatching();
  const ids = (knownValue(state)?.instrumentIds ?? []).filter((id) => !defaultIds.has(id));
  const answered = state.status !== 'loading' && state.status !== 'failed';
  return (
    <Panel
      title={t('watchlist.title')}
      aside={
        answered && (
          <span className="text-xs text-soft">{t('watchlist.count', { n: ids.length, most: watchlistMax })}</span>
        )
      }
    >
      <AddField known={defaultInstruments} watched={[...defaultIds, ...ids]} watching={watching} />
      <div data-state={state.status}>
        {state.status === 'loading' && <Skeleton rows={3} offline={state.offline} />}
        {state.status === 'failed' && <Failed what={t('watchlist.title')} reason={state.reason} retry={state.retry} />}
        {state.status === 'stale' && <Stale atMs={state.confirmedAtMs} />}
        {answered && ids.length === 0 && <Empty title={t('watchlist.empty')} hint={t('watchlist.emptyHint')} />}
        <Rows ids={ids} onRemove={watching.remove} />
      </div>
      <Undo watching={watching} />
    </Panel>
  );
}

function Stale({ atMs }: { readonly atMs: number }) {
  const { t, format } = usePageText();
  return (
    <p className="mx-4 mb-2 rounded-md bg-raised px-2.5 py-1.5 text-xs text-warn-ink">
      {t('wait.stale', { time: format.time(atMs) })}
    </p>
  );
}

/** The way back is there until something else is asked, for those who read slowly too. */
function Undo({ watching }: { readonly watching: Watching }) {
  const { t, language } = usePageText();
  const { removed } = watching;
  return (
    <div role="status">
      {removed !== undefined && (
        <p className="flex items-center justify-between gap-3 border-t border-line bg-raised/50 px-4 py-2">
          {t('watchlist.removed', { name: findInstrument(removed)?.name[language] ?? removed })}
          <span className="flex gap-2">
            <Button onClick={() => void watching.undo()}>{t('action.undo')}</Button>
            <Button className="border-transparent" onClick={watching.forget}>
              {t('action.close')}
            </Button>
          </span>
        </p>
      )}
    </div>
  );
}

function Rows({ ids, onRemove }: { readonly ids: readonly string[]; readonly onRemove: Watching['remove'] }) {
  const boards = knownValue(useBoards()) ?? [];
  const backfills = knownValue(useBackfills()) ?? [];
  const instruments = ids.flatMap((id): Instrument[] => {
    const instrument = findInstrument(id);
    return instrument === undefined ? [] : [instrument];
  });
  return (
    <ul>
      {instruments.map((instrument) => (
        <WatchRow
          key={instrument.id}
          instrument={instrument}
          quote={quoteOf(boards, instrument.id)}
          backfill={backfills.find(({ instrumentId }) => instrumentId === instrument.id)}
          onRemove={() => void onRemove(instrument.id)}
        />
      ))}
    </ul>
  );
}

function DefaultList() {
  const { t } = usePageText();
  const boards = useBoards();
  return (
    <LivePanel
      title={t('watchlist.defaults')}
      state={boards}
      rows={8}
      empty={{ title: t('board.empty'), hint: t('board.emptyHint') }}
    >
      {(value) => (
        <ul>
          {defaultInstruments.map((instrument) => (
            <WatchRow
              key={instrument.id}
              instrument={instrument}
              quote={quoteOf(value, instrument.id)}
              backfill={undefined}
            />
          ))}
        </ul>
      )}
    </LivePanel>
  );
}
