import type { Board, Quote } from '@gaemi/core/market/board.ts';
import { quoteAgeMaxMs } from '@gaemi/core/market/board.ts';
import type { Desk } from '@gaemi/core/base/desk.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { TriangleAlert } from 'lucide-react';
import clsx from 'clsx';
import { findInstrument, groupText, instrumentName } from '../../live/instruments.ts';
import { useDesk, useMarketNow } from '../../live/use-desk.ts';
import { useBoards } from '../../live/use-boards.ts';
import { useText } from '../../text/use-text.ts';
import { Change } from '../../ui/amount.tsx';
import { Flash } from '../../ui/flash.tsx';
import { LivePanel } from '../../ui/panel.tsx';

interface BoardPanelProps {
  readonly chosenId: string;
  readonly onChoose: (instrumentId: string) => void;
  readonly className?: string;
}

/** The newest price of everything the desk watches, with its age. */
export function BoardPanel({ chosenId, onChoose, className }: BoardPanelProps) {
  const { t } = useText();
  const boards = useBoards();
  return (
    <LivePanel
      anchor="board"
      title={t('board.title')}
      state={boards}
      rows={6}
      empty={{ title: t('board.empty'), hint: t('board.emptyHint') }}
      {...(className === undefined ? {} : { className })}
    >
      {(value) => (
        <div className="grid gap-2 pb-2">
          {value.map((board) => (
            <BoardGroup key={board.group} board={board} chosenId={chosenId} onChoose={onChoose} />
          ))}
        </div>
      )}
    </LivePanel>
  );
}

function BoardGroup({ board, chosenId, onChoose }: { readonly board: Board } & BoardPanelProps) {
  const { t, format } = useText();
  const name = groupText(board.group, t);
  return (
    <div>
      <h3 className="px-4 pb-0.5 text-xs font-medium text-soft">{name}</h3>
      {board.feed.status !== 'ok' && (
        <p className="mx-4 my-1 flex gap-1.5 rounded-md bg-raised px-2 py-1.5 text-xs text-warn-ink" role="status">
          <TriangleAlert size={14} className="mt-px shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-words">
            {t('board.failing', { group: name, time: format.time(board.feed.sinceMs) })}: {board.feed.message}
            {board.feed.status === 'open' && ` · ${t('board.open', { time: format.time(board.feed.untilMs) })}`}
            {board.feed.fallback !== undefined && ` · ${t('board.fallback', { feed: board.feed.fallback })}`}
          </span>
        </p>
      )}
      <ul>
        {Object.values(board.quotes).map((quote) => (
          <li key={quote.instrumentId}>
            <QuoteRow quote={quote} chosen={quote.instrumentId === chosenId} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface QuoteRowProps {
  readonly quote: Quote;
  readonly chosen: boolean;
  readonly onChoose: (instrumentId: string) => void;
}

function QuoteRow({ quote, chosen, onChoose }: QuoteRowProps) {
  const { t, language, format } = useText();
  const { desk } = useDesk();
  const instrument = findInstrument(quote.instrumentId);
  const change = quote.previousClose === undefined ? undefined : quote.price / quote.previousClose - 1;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={() => onChoose(quote.instrumentId)}
      className={clsx(
        'grid w-full grid-cols-[1fr_auto] gap-x-3 border-l-2 px-4 py-2 text-left hover:bg-raised',
        chosen ? 'border-accent bg-raised' : 'border-transparent',
      )}
    >
      <span className="min-w-0 font-semibold break-words">{instrumentName(quote.instrumentId, language)}</span>
      <span className="text-right font-semibold">
        <Flash value={quote.price}>{format.quote(quote.price, instrument)}</Flash>
      </span>
      <span className="col-span-2 flex justify-between gap-2 text-xs">
        <span className="flex min-w-0 flex-wrap items-center gap-x-1 text-soft">
          <SourceTag desk={desk} instrumentId={quote.instrumentId} />
          {quote.isFallback === true && (
            <span
              title={t('board.fallback', { feed: quote.source })}
              className="shrink-0 text-[0.6875rem] text-warn-ink"
            >
              {quote.source}
            </span>
          )}
          <QuoteAge quote={quote} instrument={instrument} />
        </span>
        <span className="shrink-0 font-medium">{change === undefined ? '–' : <Change fraction={change} />}</span>
      </span>
    </button>
  );
}

/** What kind of market this price comes from; only real, live prices need no label. */
function SourceTag({ desk, instrumentId }: { readonly desk: Desk | undefined; readonly instrumentId: string }) {
  const { t, pick } = useText();
  const source = desk?.sources.find((candidate) => candidate.instrumentId === instrumentId);
  if (source === undefined || source.kind === 'live') return null;
  return (
    <span title={pick(source.description)} className="shrink-0 rounded border border-line px-1 text-[0.6875rem]">
      {t(`source.${source.kind}`)}
    </span>
  );
}

function QuoteAge({ quote, instrument }: { readonly quote: Quote; readonly instrument: Instrument | undefined }) {
  const { t, age, format } = useText();
  const ageMs = useMarketNow() - quote.atMs;
  const asOf = t('board.asOf', { time: format.date(quote.atMs) });
  if (ageMs <= quoteAgeMaxMs) {
    return <span title={asOf}>{age(ageMs)}</span>;
  }
  const reason = instrument?.kind === 'crypto' ? t('board.late') : t('board.closedOrLate');
  return (
    <span className={clsx(instrument?.kind === 'crypto' && 'text-warn-ink')} title={asOf}>
      {age(ageMs)} · {reason}
    </span>
  );
}
