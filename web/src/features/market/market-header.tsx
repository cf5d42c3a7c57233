import type { Quote } from '@gaemi/core/market/board.ts';
import { quoteAgeMaxMs } from '@gaemi/core/market/board.ts';
import { nextOpen, sessionAt } from '@gaemi/core/market/calendar/sessions.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { instrumentName } from '../../live/instruments.ts';
import { useDesk, useMarketNow } from '../../live/use-desk.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Change } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Flash } from '../../ui/flash.tsx';

interface MarketHeaderProps {
  readonly instrument: Instrument;
  readonly quote: Quote | undefined;
  readonly trade?: ReactNode;
}

/** What it is, what it costs, how old that is, who says so, and whether its market is open. */
export function MarketHeader({ instrument, quote, trade }: MarketHeaderProps) {
  const { language, format } = usePageText();
  const change = quote?.previousClose === undefined ? undefined : quote.price / quote.previousClose - 1;
  return (
    <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 pt-3 pb-2">
      <h1 id="instrument" className="text-lg font-bold">
        {instrumentName(instrument.id, language)}
      </h1>
      <span className="text-xs text-soft">{instrument.id}</span>
      {quote !== undefined && (
        <p className="flex items-baseline gap-2 sm:ml-auto">
          <span className="text-xl font-bold">
            <Flash value={quote.price}>{format.quote(quote.price, instrument)}</Flash>
          </span>
          {change !== undefined && <Change fraction={change} className="font-semibold" />}
        </p>
      )}
      <div className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft">
        <SessionState instrument={instrument} />
        <SourceState instrument={instrument} quote={quote} />
        <QuoteState quote={quote} instrument={instrument} />
        <Company quote={quote} instrument={instrument} />
        {trade !== undefined && <span className="flex gap-1.5 sm:ml-auto">{trade}</span>}
      </div>
    </header>
  );
}

/** Whether the market is open, until when, and why its hours are not the usual ones. */
function SessionState({ instrument: { calendar } }: Pick<MarketHeaderProps, 'instrument'>) {
  const { t, pick, format } = usePageText();
  const minute = Math.floor(useMarketNow() / 60_000) * 60_000;
  if (calendar === undefined) return null;
  if (calendar === 'crypto') return <Badge tone="good">{t('session.always')}</Badge>;
  const session = sessionAt(calendar, minute);
  const shown = session ?? nextOpen(calendar, minute);
  return (
    <span className="flex items-center gap-1.5" data-session={session === undefined ? 'closed' : 'open'}>
      <Badge tone={session === undefined ? 'soft' : 'good'}>
        {t(session === undefined ? 'session.closed' : 'session.open')}
      </Badge>
      {session === undefined
        ? t('session.opens', { time: format.date(shown.opensAtMs) })
        : t('session.closes', { time: format.date(shown.closesAtMs) })}
      {shown.reason !== undefined && <span className="text-warn-ink">{pick(shown.reason)}</span>}
      {shown.assumed && <span>{t('session.assumed')}</span>}
      {calendar === 'krx-futures' && <NightState minute={minute} />}
    </span>
  );
}

/** The exchange may be open when this desk is not: whoever holds a future should know. */
function NightState({ minute }: { readonly minute: number }) {
  const { t, format } = usePageText();
  const night = sessionAt('krx-futures-night', minute);
  if (night === undefined) return null;
  return <span data-session="night">{t('session.night', { time: format.date(night.closesAtMs) })}</span>;
}

function SourceState({ instrument, quote }: MarketHeaderProps) {
  const { t, pick } = usePageText();
  const { desk } = useDesk();
  const source = desk?.sources.find(({ instrumentId }) => instrumentId === instrument.id);
  return (
    <span className="flex items-center gap-1.5" data-source={source?.kind ?? 'live'}>
      {source !== undefined && source.kind !== 'live' && (
        <span title={pick(source.description)}>
          <Badge tone="warn">{t(`source.${source.kind}`)}</Badge>
        </span>
      )}
      {t('market.source', { source: quote?.source ?? instrument.feed })}
      {quote?.isFallback === true && (
        <span title={t('market.fallbackHint')}>
          <Badge tone="warn">{t('market.fallback')}</Badge>
        </span>
      )}
    </span>
  );
}

function QuoteState({ instrument, quote }: MarketHeaderProps) {
  const { t, age, format } = usePageText();
  const nowMs = useMarketNow();
  if (quote === undefined) return <span>{t('market.noQuote')}</span>;
  const ageMs = nowMs - quote.atMs;
  const late = ageMs > quoteAgeMaxMs && instrument.kind === 'crypto';
  return (
    <span className={clsx(late && 'text-warn-ink')} title={t('board.asOf', { time: format.date(quote.atMs) })}>
      {t('market.asOf', { time: format.date(quote.atMs), age: age(ageMs) })}
      {late && ` · ${t('board.late')}`}
    </span>
  );
}

/** What a company does and is worth, where its vendor says so. */
function Company({ instrument, quote }: MarketHeaderProps) {
  const { t, format } = usePageText();
  const facts = [
    instrument.sector === undefined ? undefined : t(`sector.${instrument.sector}`),
    quote?.marketCap === undefined
      ? undefined
      : t('market.cap', { amount: format.compact(quote.marketCap, instrument.currency) }),
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? null : <span data-company="">{facts.join(' · ')}</span>;
}
