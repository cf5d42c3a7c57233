import type { Candle } from '@gaemi/core/market/candle.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import type { Order } from '@gaemi/core/trading/order.ts';
import { lazy, Suspense, useMemo } from 'react';
import { instrumentName } from '../../live/instruments.ts';
import { withForming } from '../../live/grow-candles.ts';
import { quoteOf, useBoards } from '../../live/use-boards.ts';
import { useCandles } from '../../live/use-candles.ts';
import { knownValue } from '../../live/live-state.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Change } from '../../ui/amount.tsx';
import { Flash } from '../../ui/flash.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Empty, Failed } from '../../ui/waiting.tsx';
import { fillMarkers } from './fill-markers.ts';
import { slowAverage, fastAverage } from './moving-average.ts';

const PriceChart = lazy(async () => ({ default: (await import('./price-chart.tsx')).PriceChart }));

interface ChartPanelProps {
  readonly instrument: Instrument;
  readonly orders: readonly Order[];
  readonly className?: string;
}

/** Candles, volume, averages and the fills of the chosen instrument. */
export function ChartPanel({ instrument, orders, className }: ChartPanelProps) {
  const { t, language } = usePageText();
  const boards = useBoards();
  const quote = quoteOf(knownValue(boards) ?? [], instrument.id);
  const state = useCandles(instrument, quote);
  const change = quote?.previousClose === undefined ? undefined : quote.price / quote.previousClose - 1;
  const { format } = usePageText();
  return (
    <Panel
      anchor="chart"
      title={instrumentName(instrument.id, language)}
      {...(className === undefined ? {} : { className })}
      aside={
        quote !== undefined && (
          <p className="flex items-baseline gap-2">
            <span className="text-xl font-bold">
              <Flash value={quote.price}>{format.quote(quote.price, instrument)}</Flash>
            </span>
            {change !== undefined && (
              <span className="font-semibold">
                <Change fraction={change} />
              </span>
            )}
          </p>
        )
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-2 text-xs text-soft">
        <span>{instrument.id}</span>
        <span>{t(`chart.interval.${instrument.interval}`)}</span>
        <Legend colour="var(--chart-fast)" text={`SMA ${fastAverage}`} />
        <Legend colour="var(--accent)" text={`SMA ${slowAverage}`} />
        <span>KST</span>
      </div>
      <div className="h-[22rem] px-2 pb-2 sm:h-[27rem]" data-state={state.status}>
        {state.status === 'failed' && <Failed what={t('chart.title')} reason={state.reason} retry={state.retry} />}
        {state.status === 'loading' && <ChartSkeleton />}
        {state.status === 'ready' && (
          <ReadyChart
            instrument={instrument}
            candles={withForming(state.candles, instrument.interval, quote)}
            orders={orders}
          />
        )}
      </div>
    </Panel>
  );
}

function ReadyChart({ instrument, candles, orders }: { readonly candles: readonly Candle[] } & ChartPanelProps) {
  const { t, language, format } = usePageText();
  const markers = useMemo(() => fillMarkers(orders, instrument), [orders, instrument]);
  const last = candles.at(-1);
  if (last === undefined) return <Empty title={t('chart.empty')} hint={t('chart.emptyHint')} />;
  const label = t('chart.ready', {
    name: instrumentName(instrument.id, language),
    n: candles.length,
    time: format.date(last.openAtMs),
    price: format.quote(last.close, instrument),
  });
  return (
    <Suspense fallback={<ChartSkeleton />}>
      <PriceChart key={instrument.id} label={label} instrument={instrument} candles={candles} markers={markers} />
    </Suspense>
  );
}

function Legend({ colour, text }: { readonly colour: string; readonly text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="h-0.5 w-3.5 rounded" style={{ background: colour }} aria-hidden="true" />
      {text}
    </span>
  );
}

function ChartSkeleton() {
  return <div className="skeleton h-full" aria-hidden="true" />;
}
