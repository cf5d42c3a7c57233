import type { Candle } from '@gaemi/core/market/candle.ts';
import { useMemo } from 'react';
import { instrumentName } from '../../live/instruments.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { CandleTable } from './candle-table.tsx';
import { ChartLegend } from './chart-legend.tsx';
import type { ChartMark } from './chart-markers.ts';
import { planLooks } from './indicator-look.ts';
import { type BenchmarkCloses, createStudy, readSpecs } from './indicator-study.ts';
import { MarketChart } from './market-chart.tsx';
import { type MarketSearch, rangeMs, rangesOf, type ShownInstrument, specsOf } from './market-search.ts';
import { createPointer } from './pointer.ts';

export interface StudiedChartProps {
  /** With the interval that is shown. */
  readonly instrument: ShownInstrument;
  /** What indicators are computed on. */
  readonly closed: readonly Candle[];
  /** The same, and the one that is forming. */
  readonly candles: readonly Candle[];
  readonly search: MarketSearch;
  readonly onSearch: (change: MarketSearch) => void;
  readonly marks: readonly ChartMark[];
  readonly onOldest: () => void;
  readonly benchmark?: BenchmarkCloses;
}

/** A pane below the price is this high, so that one more makes the chart longer and not everything in it smaller. */
const paneRem = 7.5;
const priceRem = 24;

/** Candles with the indicators of the address; only a new candle's values are computed when one is added. */
export function StudiedChart(props: StudiedChartProps) {
  const { instrument, closed, candles, search, onSearch, marks, onOldest, benchmark } = props;
  const { t, pick, language, format } = usePageText();
  const specs = specsOf(search).join();
  const { configured, faults } = useMemo(() => readSpecs(specs.split(',').filter((spec) => spec !== '')), [specs]);
  const study = useMemo(() => createStudy(configured), [configured]);
  const studied = useMemo(() => study.follow(closed, benchmark), [study, closed, benchmark]);
  const looks = useMemo(() => planLooks(configured.map(({ indicator }) => indicator)), [configured]);
  const pointer = useMemo(() => createPointer(), []);
  const last = candles.at(-1);
  const panes = Math.max(0, ...looks.map(({ pane }) => pane));
  const label = t('chart.ready', {
    name: instrumentName(instrument.id, language),
    n: candles.length,
    time: last === undefined ? '–' : format.date(last.openAtMs),
    price: last === undefined ? '–' : format.quote(last.close, instrument),
  });
  const remove = (spec: string) =>
    onSearch({
      ...search,
      indicators: configured
        .map((one) => one.spec)
        .filter((one) => one !== spec)
        .join(),
    });
  return (
    <>
      {faults.map((fault) => (
        <p key={fault.en} role="alert" className="mx-4 mb-2 rounded-md bg-raised px-2.5 py-1.5 text-xs text-warn-ink">
          {t('market.badSpec')} {pick(fault)}
        </p>
      ))}
      {search.view === 'table' ? (
        <CandleTable instrument={instrument} candles={candles} closed={closed.length} studied={studied} />
      ) : (
        <>
          <ChartLegend
            instrument={instrument}
            candles={candles}
            closed={closed.length}
            studied={studied}
            looks={looks}
            pointer={pointer}
            onRemove={remove}
          />
          <div className="px-2 pb-2" style={{ height: `${priceRem + panes * paneRem}rem` }}>
            <MarketChart
              label={label}
              instrument={instrument}
              candles={candles}
              closed={closed.length}
              studied={studied}
              looks={looks}
              marks={marks}
              spanMs={rangeMs[search.range ?? rangesOf[instrument.interval][0] ?? '1d']}
              pointer={pointer}
              onOldest={onOldest}
            />
          </div>
        </>
      )}
    </>
  );
}
