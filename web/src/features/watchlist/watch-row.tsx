import type { Quote } from '@gaemi/core/market/board.ts';
import { quoteAgeMaxMs } from '@gaemi/core/market/board.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Backfill } from '@gaemi/core/market/watchlist.ts';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { X } from 'lucide-react';
import { instrumentName } from '../../live/instruments.ts';
import { useCandles } from '../../live/use-candles.ts';
import { useDesk, useMarketNow } from '../../live/use-desk.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Change } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Bar } from '../../ui/bar.tsx';
import { Flash } from '../../ui/flash.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';

interface WatchRowProps {
  readonly instrument: Instrument;
  readonly quote: Quote | undefined;
  readonly backfill: Backfill | undefined;
  /** Absent for what every desk watches. */
  readonly onRemove?: () => void;
}

/** One instrument: price, change, age, course, and how far its history has come. */
export function WatchRow({ instrument, quote, backfill, onRemove }: WatchRowProps) {
  const { t, language, format } = usePageText();
  const change = quote?.previousClose === undefined ? undefined : quote.price / quote.previousClose - 1;
  const name = instrumentName(instrument.id, language);
  return (
    <li
      data-watched={instrument.id}
      className="grid grid-cols-[minmax(0,1fr)_auto_2.75rem] items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2 sm:grid-cols-[minmax(0,1fr)_6.5rem_7.5rem_4.5rem_2.75rem]"
    >
      <div className="min-w-0">
        <Link
          to="/markets/$instrumentId"
          params={{ instrumentId: instrument.id }}
          className="block truncate font-semibold hover:underline"
        >
          {name} <span className="text-xs font-normal text-soft">{instrument.id}</span>
        </Link>
        <QuoteNote instrument={instrument} quote={quote} />
      </div>
      <span className="max-sm:hidden">
        <Course instrument={instrument} quote={quote} />
      </span>
      <span className="text-right font-semibold">
        {quote === undefined ? (
          <span className="font-normal text-soft">–</span>
        ) : (
          <Flash value={quote.price}>{format.quote(quote.price, instrument)}</Flash>
        )}
        <span className="block text-xs sm:hidden">{change === undefined ? '–' : <Change fraction={change} />}</span>
      </span>
      <span className="text-right max-sm:hidden">{change === undefined ? '–' : <Change fraction={change} />}</span>
      {onRemove === undefined ? (
        <span className="text-center text-xs text-soft" title={t('watchlist.defaultHint')}>
          {t('watchlist.default')}
        </span>
      ) : (
        <button
          type="button"
          aria-label={t('watchlist.remove', { name })}
          onClick={onRemove}
          className="grid size-9 place-items-center justify-self-end rounded-lg text-soft hover:bg-raised hover:text-ink max-sm:size-11"
        >
          <X size={16} aria-hidden="true" />
        </button>
      )}
      <BackfillState backfill={backfill} name={name} />
    </li>
  );
}

function QuoteNote({ instrument, quote }: Pick<WatchRowProps, 'instrument' | 'quote'>) {
  const { t, age, format } = usePageText();
  const { desk } = useDesk();
  const nowMs = useMarketNow();
  const source = desk?.sources.find(({ instrumentId }) => instrumentId === instrument.id);
  if (quote === undefined) return <p className="text-xs text-soft">{t('watchlist.noQuote')}</p>;
  const late = nowMs - quote.atMs > quoteAgeMaxMs && instrument.kind === 'crypto';
  return (
    <p
      className="flex flex-wrap items-center gap-x-1.5 text-xs text-soft"
      title={t('board.asOf', { time: format.date(quote.atMs) })}
    >
      {source !== undefined && source.kind !== 'live' && (
        <span className="rounded border border-line px-1 text-[0.6875rem]">{t(`source.${source.kind}`)}</span>
      )}
      {quote.isFallback === true && <Badge tone="warn">{t('market.source', { source: quote.source })}</Badge>}
      <span className={clsx(late && 'text-warn-ink')}>{age(nowMs - quote.atMs)}</span>
    </p>
  );
}

const courseCandles = 60;

function Course({ instrument, quote }: Pick<WatchRowProps, 'instrument' | 'quote'>) {
  const reading = useCandles(instrument, quote);
  if (reading.status === 'loading' && quote !== undefined) return <span className="skeleton block h-7 w-24" />;
  const candles = reading.status === 'ready' ? reading.candles : [];
  return <Sparkline values={candles.slice(-courseCandles).map(({ close }) => close)} />;
}

function BackfillState({ backfill, name }: { readonly backfill: Backfill | undefined; readonly name: string }) {
  const { t, pick, format } = usePageText();
  if (backfill === undefined || backfill.status === 'done' || backfill.status === 'cancelled') return null;
  return (
    <div className="col-span-full grid gap-1 text-xs text-soft" data-backfill={backfill.status}>
      <p className={clsx(backfill.status === 'failed' && 'text-warn-ink')}>
        {t(`backfill.${backfill.status}`, {
          share: format.percent(backfill.progress, { decimals: 0 }),
          candles: format.number(backfill.candles),
        })}
        {backfill.message !== undefined && ` ${pick(backfill.message)}`}
      </p>
      {backfill.status === 'running' && <Bar label={t('backfill.of', { name })} fraction={backfill.progress} />}
    </div>
  );
}
