import { benchmarkOf } from '@gaemi/core/market/benchmark-of.ts';
import type { Candle } from '@gaemi/core/market/candle.ts';
import type { CorporateAction } from '@gaemi/core/market/corporate-action.ts';
import type { Instrument } from '@gaemi/core/market/instrument.ts';
import { Timeframe, timeframes } from '@gaemi/core/market/timeframe.ts';
import { ChartSpline, Table2 } from 'lucide-react';
import { lazy, type ReactNode, useEffect, useMemo, useState } from 'react';
import { withForming } from '../../live/grow-candles.ts';
import { instrumentName } from '../../live/instruments.ts';
import { knownValue } from '../../live/live-state.ts';
import { quoteOf, useBoards } from '../../live/use-boards.ts';
import { useCandles } from '../../live/use-candles.ts';
import { usePageText } from '../../text/use-page-text.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Empty, Failed } from '../../ui/waiting.tsx';
import type { ChartMark } from './chart-markers.ts';
import { ComparedChart } from './compared-chart.tsx';
import { MarketHeader } from './market-header.tsx';
import { type MarketSearch, rangesOf, specsOf, widestMs } from './market-search.ts';
import { createResampler } from './resampler.ts';
import { useAdjusted } from './use-adjusted.ts';
import { Arriving } from '../../ui/arriving.tsx';

const IndicatorPicker = lazy(async () => ({ default: (await import('./indicator-picker.tsx')).IndicatorPicker }));

interface MarketPanelProps {
  readonly instrument: Instrument;
  readonly search: MarketSearch;
  readonly onSearch: (change: MarketSearch) => void;
  readonly marks: readonly ChartMark[];
  readonly actions: readonly CorporateAction[];
  /** What can be done with it beside looking. */
  readonly trade?: ReactNode;
}

/** One instrument with everything a person wants to see on it; what is chosen lives in the address. */
export function MarketPanel({ instrument, search, onSearch, marks, actions, trade }: MarketPanelProps) {
  const { t } = usePageText();
  const interval = search.interval ?? instrument.interval;
  const shown = useMemo(() => ({ ...instrument, interval }), [instrument, interval]);
  const quote = quoteOf(knownValue(useBoards()) ?? [], instrument.id);
  const { base } = timeframes[interval];
  const reading = useCandles(instrument, quote, { interval: base, spanMs: widestMs(interval) });
  useIntervalKeys(interval, (next) => onSearch({ ...search, interval: next, range: undefined }));
  const traded = reading.status === 'ready' ? reading.candles : noCandles;
  const adjusted = useAdjusted(traded, actions, quote?.atMs ?? 0);
  const known = search.prices === 'traded' ? traded : adjusted;
  const withNewest = useMemo(
    () => (base === instrument.interval ? withForming(known, base, quote) : known),
    [known, base, instrument, quote],
  );
  const resampler = useMemo(() => createResampler(interval, instrument), [interval, instrument]);
  const { closed, candles } = useMemo(
    () => resampler.follow({ closed: known, candles: withNewest, atMs: quote?.atMs ?? 0 }),
    [resampler, known, withNewest, quote],
  );
  return (
    <section aria-labelledby="instrument" className="min-w-0 rounded-xl border border-line bg-panel">
      <MarketHeader instrument={instrument} quote={quote} trade={trade} />
      <Toolbar
        instrument={instrument}
        search={{ ...search, interval }}
        onSearch={onSearch}
        adjustable={adjusted !== traded}
      />
      <div data-state={reading.status}>
        {reading.status === 'failed' && (
          <Failed what={t('chart.title')} reason={reading.reason} retry={reading.retry} />
        )}
        {reading.status === 'loading' && <div className="skeleton m-4 h-[30rem]" aria-hidden="true" />}
        {reading.status === 'ready' && candles.length === 0 && (
          <NoCandles
            instrument={instrument}
            interval={interval}
            onSearch={(change) => onSearch({ ...search, ...change })}
          />
        )}
        {candles.length > 0 && (
          <ComparedChart
            key={`${instrument.id} ${interval}`}
            instrument={shown}
            closed={closed}
            candles={candles}
            search={search}
            onSearch={onSearch}
            marks={marks}
            onOldest={() => void reading.readOlder()}
          />
        )}
      </div>
    </section>
  );
}

const noCandles: readonly Candle[] = [];

interface ToolbarProps extends Pick<MarketPanelProps, 'instrument' | 'search' | 'onSearch'> {
  readonly search: MarketSearch & { readonly interval: Timeframe };
  /** Whether prices before a split or a dividend are other ones today. */
  readonly adjustable: boolean;
}

function Toolbar({ instrument, search, onSearch, adjustable }: ToolbarProps) {
  const { t } = usePageText();
  const [picking, setPicking] = useState(false);
  const specs = specsOf(search);
  const ranges = rangesOf[search.interval];
  const own = { ...search, interval: search.interval === instrument.interval ? undefined : search.interval };
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-2">
      <Segmented
        label={t('market.interval')}
        value={search.interval}
        options={Timeframe.options.map((value) => ({ value, text: t(`market.interval.${value}`) }))}
        onChange={(interval) => onSearch({ ...search, interval, range: undefined })}
      />
      <Segmented
        label={t('market.range')}
        value={search.range ?? ranges[0] ?? '1d'}
        options={ranges.map((value) => ({ value, text: t(`market.range.${value}`) }))}
        onChange={(range) => onSearch({ ...own, range })}
      />
      <Button onClick={() => setPicking(true)}>
        <ChartSpline size={15} aria-hidden="true" />
        {t('market.indicators')} {specs.length}
      </Button>
      <Button
        aria-pressed={search.view === 'table'}
        onClick={() => onSearch({ ...own, view: search.view === 'table' ? undefined : 'table' })}
      >
        <Table2 size={15} aria-hidden="true" />
        {t('market.asTable')}
      </Button>
      {adjustable && (
        <Button
          aria-pressed={search.prices !== 'traded'}
          title={t('market.adjustedHint')}
          onClick={() => onSearch({ ...own, prices: search.prices === 'traded' ? undefined : 'traded' })}
        >
          {t(search.prices === 'traded' ? 'market.traded' : 'market.adjusted')}
        </Button>
      )}
      <Arriving>
        {picking && (
          <IndicatorPicker
            specs={specs}
            comparable={benchmarkOf(instrument) !== undefined}
            onChange={(next) => onSearch({ ...own, indicators: next.join() })}
            onClose={() => setPicking(false)}
          />
        )}
      </Arriving>
    </div>
  );
}

interface NoCandlesProps {
  readonly instrument: Instrument;
  readonly interval: Timeframe;
  readonly onSearch: (change: MarketSearch) => void;
}

/** Says which interval there is instead. */
function NoCandles({ instrument, interval, onSearch }: NoCandlesProps) {
  const { t, language } = usePageText();
  const name = instrumentName(instrument.id, language);
  const own = t(`chart.interval.${instrument.interval}`);
  if (timeframes[interval].base === instrument.interval)
    return <Empty title={t('chart.empty')} hint={t('chart.emptyHint')} />;
  return (
    <div className="grid justify-items-start gap-2 px-4 pb-4">
      <p className="font-medium">{t('market.noInterval', { name, interval: t(`chart.interval.${interval}`) })}</p>
      <p className="text-xs text-soft">{t('market.noIntervalHint')}</p>
      <Button onClick={() => onSearch({ interval: undefined, range: undefined })}>
        {t('market.showInterval', { interval: own })}
      </Button>
    </div>
  );
}

/** `[` and `]` step through the intervals. */
function useIntervalKeys(interval: Timeframe, onChoose: (interval: Timeframe) => void): void {
  useEffect(() => {
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (target instanceof HTMLElement && target.closest('input, textarea, dialog') !== null) return;
      const step = { '[': -1, ']': 1 }[key];
      const next = step === undefined ? undefined : Timeframe.options[Timeframe.options.indexOf(interval) + step];
      if (next !== undefined) onChoose(next);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
