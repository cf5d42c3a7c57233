import type { ForeignHoldings } from '@gaemi/core/portfolio/foreign-holdings.ts';
import { type Portfolio, returnBase } from '@gaemi/core/portfolio/portfolio.ts';
import { unitsToNumber } from '@gaemi/core/base/units.ts';
import type { ReactNode } from 'react';
import type { LiveState } from '../../live/live-state.ts';
import { useMarketNow } from '../../live/use-desk.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Change, Gain } from '../../ui/amount.tsx';
import { Empty, Failed } from '../../ui/waiting.tsx';

/** The account in five figures. */
export function KpiStrip({ state, action }: { readonly state: LiveState<Portfolio>; readonly action: ReactNode }) {
  const { t } = usePageText();
  if (state.status === 'failed' || state.status === 'empty') {
    return (
      <section
        aria-label={t('kpi.label')}
        data-state={state.status}
        className="rounded-xl border border-line bg-panel pt-3"
      >
        {state.status === 'failed' ? (
          <Failed what={t('portfolio.what')} reason={state.reason} retry={state.retry} />
        ) : (
          <div className="flex flex-wrap items-start justify-between gap-2 pr-4 pb-3">
            <Empty title={t('portfolio.empty')} hint={t('portfolio.emptyHint')} />
            {action}
          </div>
        )}
      </section>
    );
  }
  return (
    <section
      aria-label={t('kpi.label')}
      data-state={state.status}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line md:grid-cols-5"
    >
      {state.status === 'loading' ? (
        <LoadingKpis />
      ) : (
        <Kpis portfolio={state.value} stale={state.status === 'stale'} action={action} />
      )}
    </section>
  );
}

interface KpisProps {
  readonly portfolio: Portfolio;
  readonly stale: boolean;
  readonly action: ReactNode;
}

function Kpis({ portfolio, stale, action }: KpisProps) {
  const { t, format } = usePageText();
  const { currency, equityUnits, cashUnits, day, feesUnits, taxesUnits, realizedUnits, unrealizedUnits } = portfolio;
  const todayUnits = equityUnits - day.startEquityUnits;
  const baseUnits = returnBase(day);
  const ratio = (part: bigint, whole: bigint) => (whole === 0n ? 0 : unitsToNumber(part) / unitsToNumber(whole));
  return (
    <>
      <Kpi stale={stale} wide title={t('kpi.equity')} note={t('kpi.asOf', { time: format.time(portfolio.atMs) })}>
        {format.money(equityUnits, currency)}
      </Kpi>
      <Kpi
        stale={stale}
        title={t('kpi.today')}
        note={
          <>
            <Change fraction={ratio(equityUnits - baseUnits, baseUnits)} />
            {day.ratesUnits !== undefined &&
              ` · ${t('kpi.byRates', { amount: format.money(day.ratesUnits, currency, { sign: true }) })}`}
          </>
        }
      >
        <Gain units={todayUnits} currency={currency} />
      </Kpi>
      <Kpi
        stale={stale}
        title={t('kpi.cash')}
        note={
          <>
            {t('kpi.ofEquity', { share: format.percent(ratio(cashUnits, equityUnits), { decimals: 1 }) })}
            <ForeignCash foreign={portfolio.foreign ?? []} />
          </>
        }
        action={action}
      >
        {format.money(cashUnits, currency)}
      </Kpi>
      <Kpi
        stale={stale}
        title={t('kpi.realized')}
        note={t('kpi.unrealized', { amount: format.money(unrealizedUnits, currency, { sign: true }) })}
      >
        <Gain units={realizedUnits} currency={currency} />
      </Kpi>
      <Kpi
        stale={stale}
        title={t('kpi.costs')}
        note={t('kpi.feesTaxes', {
          fees: format.money(feesUnits, currency),
          taxes: format.money(taxesUnits, currency),
        })}
      >
        {format.money(feesUnits + taxesUnits, currency)}
      </Kpi>
    </>
  );
}

/** Free cash in other currencies; the rate and its age are in the title. */
function ForeignCash({ foreign }: { readonly foreign: readonly ForeignHoldings[] }) {
  const { t, format, age } = usePageText();
  const marketNowMs = useMarketNow();
  return foreign
    .filter(({ cashUnits }) => cashUnits !== 0n)
    .map(({ currency, cashUnits, rate, rateAtMs }) => (
      <span
        key={currency}
        data-foreign={currency}
        title={t('kpi.foreignRate', {
          currency,
          rate: format.number(rate),
          age: age(Math.max(0, marketNowMs - rateAtMs)),
        })}
      >
        {` · ${format.money(cashUnits, currency)}`}
      </span>
    ));
}

interface KpiProps {
  readonly title: string;
  readonly note: ReactNode;
  readonly stale: boolean;
  readonly wide?: boolean;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Kpi({ title, note, stale, wide = false, action, children }: KpiProps) {
  return (
    <div className={`bg-panel px-4 py-3 ${wide ? 'col-span-2 md:col-span-1' : ''}`}>
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h2 className="text-xs font-medium text-soft">{title}</h2>
        {action}
      </div>
      <p className={`mt-0.5 truncate text-[1.1875rem] font-bold xl:text-[1.375rem] ${stale ? 'grayscale' : ''}`}>
        {children}
      </p>
      <p className="mt-0.5 truncate text-xs text-soft">{note}</p>
    </div>
  );
}

function LoadingKpis() {
  return Array.from({ length: 5 }, (_, index) => (
    <div
      key={index}
      className={`bg-panel px-4 py-3 ${index === 0 ? 'col-span-2 md:col-span-1' : ''}`}
      aria-hidden="true"
    >
      <div className="skeleton h-4 w-16" />
      <div className="skeleton mt-2.5 h-7 w-32 max-w-full" />
      <div className="skeleton mt-2 h-3.5 w-20" />
    </div>
  ));
}
